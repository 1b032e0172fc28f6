import { eq } from "drizzle-orm";
import { broadcasts } from "@/db/schema/notifications";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { InvalidInput, Refusal } from "../errors";
import { getEvent } from "../events/queries";
import { refuseIfSuspended } from "../events/rules";
import { day, nextRowAt } from "../limits";
import { lockUser } from "../users/queries";
import { countAudience } from "./audience";
import { checkTemplate } from "./rules";
import type { Recipients } from "./schema";

/** A day, and for organizers whom nobody has looked at yet. */
const perDay = { verified: 10, new: 3 };
const farthest = 366 * 24 * 60 * 60 * 1000;

type Message = {
  eventId: string;
  /** May hold `placeholders`. */
  text: string;
  to: Recipients;
  /** Without it, at once. */
  sendAt?: Date | undefined;
};

/**
 * Sends an organizer's words to these attendees, now or at a time: the background queues a letter for each.
 * `people` is how many would get it now. Throws `not_organizer`, `message_empty`, `message_too_long`,
 * `unknown_placeholder`, `event_suspended`, `too_many_messages`, and `InvalidInput` for a time that is past.
 */
export async function broadcast(
  ctx: Context<UserActor>,
  { eventId, text, to, sendAt }: Message,
): Promise<{ broadcastId: string; people: number }> {
  const message = checkTemplate(text);
  checkSendAt(ctx, sendAt);
  return transact(ctx, async (tx) => {
    const event = await getEvent(tx, eventId);
    authorize(tx, "event.message", { event });
    refuseIfSuspended(event);
    await refuseTooMany(tx);

    const { people } = await countAudience(tx, { eventId: event.id, to, kind: "update" });
    const now = tx.now();
    const broadcastId = tx.newId();
    await tx.db.insert(broadcasts).values({
      id: broadcastId,
      eventId: event.id,
      authorId: tx.actor.userId,
      text: message,
      recipients: to,
      sendAt: sendAt ?? now,
      createdAt: now,
      updatedAt: now,
    });
    return { broadcastId, people };
  });
}

/** Throws `InvalidInput` for a time that is past, or farther than a year. */
export function checkSendAt(ctx: Context, sendAt: Date | undefined) {
  if (sendAt === undefined) return;
  const ahead = sendAt.getTime() - ctx.now().getTime();
  if (ahead <= 0) throw new InvalidInput("sendAt", "must be ahead");
  if (ahead > farthest) throw new InvalidInput("sendAt", "must be within a year");
}

async function refuseTooMany(tx: Context<UserActor>) {
  const author = await lockUser(tx, tx.actor.userId);
  const max = perDay[author.verifiedAt ? "verified" : "new"];
  const nextAt = await nextRowAt(
    tx,
    { from: broadcasts, createdAt: broadcasts.createdAt, where: eq(broadcasts.authorId, author.id) },
    { limit: max, windowMs: day },
  );
  if (nextAt) throw new Refusal("too_many_messages", { max, nextAt });
}
