import { createBatcher } from "../batch";
import { asSystem, type Context, type UserActor } from "../context";
import { Refusal } from "../errors";
import type { SeatRequest } from "./rules";
import { PartySize, type TicketChoice } from "./schema";
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
 * Saves seats for the acting person and `partySize - 1` guests: `confirmed` if they cost nothing, `pending` while
 * they are held until they are paid, else `waitlisted`; with an open offer it says yes to it. `lines` are the tickets
 * of the party; an event that sells some wants them. Throws `already_going`, `already_waiting`, `checkout_open`,
 * `needs_ticket`, `not_on_sale`, `sold_out`, `too_many_tickets`, `promo_gone`, `price_too_low`, `too_many_holds`, `not_enough_seats`,
 * `too_many_guests`, `awaits_approval`, `kept_out`, `event_suspended`, `cancelled`, `past`, `started`, `not_found`.
 */
export async function rsvp(
  ctx: Context<UserActor>,
  {
    eventId,
    partySize = 1,
    lines,
    promoCode,
  }: { eventId: string; partySize?: number } & Partial<TicketChoice>,
) {
  const asked = lines?.reduce((sum, { quantity }) => sum + quantity, 0) ?? partySize;
  const request = { userId: ctx.actor.userId, partySize: PartySize.parse(asked), lines, promoCode };
  const [settled] = ctx.inTransaction
    ? await settleRsvps(ctx, eventId, [request])
    : [await settleTogether(eventId, { ctx, request })];
  if (settled instanceof Refusal) throw settled;
  return settled!;
}
