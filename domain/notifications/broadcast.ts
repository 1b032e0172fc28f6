import { and, count, eq, gte } from "drizzle-orm";
import { broadcasts } from "@/db/schema/notifications";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { getEvent } from "../events/queries";
import { cleanText } from "../text";
import { startOfDay } from "../time";
import { lockUser } from "../users/queries";
import type { Recipients } from "./schema";
import { tellAttendees } from "./tell-attendees";

const maxMessageLength = 3_500;
const perDay = 10;

type Broadcast = { eventId: string; text: string; to: Recipients };

/** Sends an organizer's words to these attendees, or queues them at least: answers to how many. Throws `not_organizer`, `message_empty`, `message_too_long`, `too_many_messages`. */
export async function broadcast(ctx: Context<UserActor>, { eventId, text, to }: Broadcast): Promise<number> {
  const message = checkMessage(text);
  return transact(ctx, async (tx) => {
    const event = await getEvent(tx, eventId);
    authorize(tx, "event.message", { event });
    await refuseTooMany(tx);

    const now = tx.now();
    const id = tx.newId();
    await tx.db.insert(broadcasts).values({
      id,
      eventId: event.id,
      authorId: tx.actor.userId,
      text: message,
      recipients: to,
      sendAt: now,
      expandedAt: now,
      createdAt: now,
      updatedAt: now,
    });
    return tellAttendees(tx, {
      eventId: event.id,
      kind: "update",
      about: id,
      statuses: ["confirmed", "pending", "waitlisted"],
      ...to,
      payload: { text: message },
    });
  });
}

/** The text as it will be sent. Throws `message_empty`, `message_too_long`. */
export function checkMessage(text: string, max = maxMessageLength) {
  const message = cleanText(text);
  if (message.length === 0) throw new Refusal("message_empty");
  if (message.length > max) throw new Refusal("message_too_long", { length: message.length, max });
  return message;
}

async function refuseTooMany(tx: Context<UserActor>) {
  const author = await lockUser(tx, tx.actor.userId);
  const zone = author.timeZone ?? "UTC";
  const midnight = startOfDay(zone, tx.now());
  const [today] = await tx.db
    .select({ sent: count() })
    .from(broadcasts)
    .where(and(eq(broadcasts.authorId, author.id), gte(broadcasts.createdAt, midnight)));
  const sentToday = today?.sent ?? 0;
  if (sentToday >= perDay)
    throw new Refusal("too_many_messages", {
      sentToday,
      nextAt: startOfDay(zone, new Date(midnight.getTime() + 30 * 60 * 60 * 1000)),
    });
}
