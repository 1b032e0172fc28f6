import { deliveries } from "@/db/schema/notifications";
import type { Context, UserActor } from "../context";
import type { Letter } from "../letters";
import { progressOf } from "./broadcasts";
import type { Broadcast } from "./schema";

/** A message is edited at most this often (Bot API: about a second per chat, and people read slower). */
const followEveryMs = 5_000;
const firstLookMs = 1_000;

/**
 * From now on this message of the organizer's chat tells how far a broadcast has come, until it is done. It is one
 * row among the deliveries, which is put back after each look. Throws `not_found`, `not_organizer`.
 */
export async function followBroadcast(
  ctx: Context<UserActor>,
  { broadcastId, messageId }: { broadcastId: string; messageId: number },
) {
  const { eventId, sendAt } = await progressOf(ctx, broadcastId);
  const now = ctx.now();
  const look = {
    payload: { broadcastId, messageId },
    dueAt: new Date(Math.max(now.getTime(), sendAt.getTime()) + firstLookMs),
    status: "queued" as const,
    attempts: 0,
    leaseUntil: null,
    updatedAt: now,
  };
  await ctx.db
    .insert(deliveries)
    .values({
      ...look,
      id: ctx.newId(),
      dedupeKey: `broadcast.progress:${broadcastId}`,
      chatId: ctx.actor.userId,
      eventId,
      kind: "broadcast.progress",
      createdAt: now,
    })
    .onConflictDoUpdate({ target: deliveries.dedupeKey, set: look });
  ctx.poke();
}

/** When the message is to be looked at again; undefined once there is nothing more to tell of it. */
export function nextLook(ctx: Context, letter: Letter): Date | undefined {
  if (letter.kind !== "broadcast.progress" || !isUnderWay(letter.broadcast)) return undefined;
  const { state, sendAt } = letter.broadcast;
  const later = new Date(ctx.now().getTime() + followEveryMs);
  return state === "scheduled" && sendAt > later ? sendAt : later;
}

const isUnderWay = ({ state, queued }: Pick<Broadcast, "state" | "queued">) =>
  state === "scheduled" || state === "sending" || queued > 0;
