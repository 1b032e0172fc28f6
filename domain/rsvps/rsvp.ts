import { createBatcher } from "../batch";
import { asSystem, type Context, type UserActor } from "../context";
import { Refusal } from "../errors";
import type { SeatRequest } from "./rules";
import { PartySize } from "./schema";
import { type Settled, settleRsvps } from "./settle";

type Entry = { ctx: Context; request: SeatRequest };

/** Everybody who taps at the same time is seated in one transaction: a hot event is as fast as its largest batch. */
const settleTogether = createBatcher<string, Entry, Settled>((eventId, entries) =>
  settleRsvps(
    asSystem(entries[0]!.ctx, "seats"),
    eventId,
    entries.map(({ request }) => request),
  ),
);

/**
 * Saves seats for the acting person and `partySize - 1` guests: `confirmed` if they are free, else
 * `waitlisted`; with an open offer it says yes to it. Throws `already_going`, `already_waiting`,
 * `not_enough_seats`, `too_many_guests`, `cancelled`, `past`, `started`, `not_found`.
 */
export async function rsvp(
  ctx: Context<UserActor>,
  { eventId, partySize = 1 }: { eventId: string; partySize?: number },
) {
  const request = { userId: ctx.actor.userId, partySize: PartySize.parse(partySize) };
  const [settled] = ctx.inTransaction
    ? await settleRsvps(ctx, eventId, [request])
    : [await settleTogether(eventId, { ctx, request })];
  if (settled instanceof Refusal) throw settled;
  return settled!;
}
