import { and, eq, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { rsvpBlocks as blocks } from "@/db/schema/rsvps";
import { users } from "@/db/schema/users";
import { authorize } from "../access";
import { type Context, transact } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import type { EventDetails } from "../events/schema";
import { announce } from "../facts";
import type { Pair } from "./queries";

/** Takes back what `keepOut` did: they may join like everybody else. Throws `not_organizer`, `stale_button` when nobody keeps them out. */
export async function letIn(ctx: Context, { eventId, userId }: Pair) {
  await transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    authorize(tx, "rsvp.block", { event });
    const gone = await tx.db
      .delete(blocks)
      .where(and(eq(blocks.eventId, eventId), eq(blocks.userId, userId)))
      .returning({ userId: blocks.userId });
    if (gone.length === 0) throw new Refusal("stale_button");
    await announce(tx, "rsvp/let-in", { eventId, userId });
  });
}

/** Who of these people is kept out. */
export async function findBlocked(tx: Context, eventId: string, userIds: number[]): Promise<Set<number>> {
  const rows = await tx.db
    .select({ userId: blocks.userId })
    .from(blocks)
    .where(and(eq(blocks.eventId, eventId), isAnyOf(blocks.userId, userIds)));
  return new Set(rows.map(({ userId }) => userId));
}

/** Whom an event keeps out, the latest first; a hundred at most. For the organizer: throws `not_organizer`. */
export async function listBlocked(ctx: Context, event: Pick<EventDetails, "id" | "organizerId">) {
  authorize(ctx, "rsvp.block", { event });
  return ctx.db
    .select({
      userId: blocks.userId,
      name: sql<string>`concat_ws(' ', ${users.firstName}, ${users.lastName})`,
      username: users.username,
      blockedAt: blocks.createdAt,
    })
    .from(blocks)
    .innerJoin(users, eq(users.id, blocks.userId))
    .where(eq(blocks.eventId, event.id))
    .orderBy(sql`${blocks.createdAt} desc`)
    .limit(100);
}
