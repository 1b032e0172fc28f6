import { and, eq, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { rsvps } from "@/db/schema/rsvps";
import { type Context, transact } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { heldUpBy, refuseIfClosed, refuseUnapproved, seatsLeft } from "../events/rules";
import { confirmOffers } from "./answer-offer";
import { findBlocked } from "./block-guest";
import { releaseExpiredHolds } from "./expire";
import { offerFreeSeats } from "./offer";
import { heldFor, pairKey, standingsOf } from "./queries";
import { isSold } from "./quote";
import { readStock } from "./read-stock";
import { type Current, type Placement, placeAll, type SeatRequest, type Unpaid, unpaidHolds } from "./rules";
import { type Seated, seatParties } from "./seat";

export type Settled = Seated | Refusal;

/**
 * Settles many RSVPs to one event in one transaction, under the event's lock: everyone gets their own
 * answer, in the order of what they `wanted`. Expired holds give their seats back, and whoever waits is offered
 * theirs, before any newcomer is placed.
 */
export async function settleRsvps(ctx: Context, eventId: string, wanted: SeatRequest[]): Promise<Settled[]> {
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    refuseIfClosed(event, tx.now());

    const codes = wanted.flatMap(({ promoCode }) => promoCode ?? []);
    const [current, stock, { expired, waiting }, blocked] = await Promise.all([
      currentOf(tx, eventId, wanted),
      readStock(tx, eventId, codes),
      unsettled(tx, eventId),
      findBlocked(
        tx,
        eventId,
        wanted.map(({ userId }) => userId),
      ),
    ]);
    const requests = wanted.filter(({ userId }) => !blocked.has(userId));
    if (isSold(stock.types)) refuseUnapproved(event, tx.settings);
    const released = expired ? await releaseExpiredHolds(tx, event) : 0;
    const offered = waiting && (released > 0 || seatsLeft(event) > 0) ? await offerFreeSeats(tx, event) : 0;
    const hasMoved = released + offered > 0;
    const room = hasMoved ? await lockEvent(tx, eventId) : event;
    const standings = hasMoved ? await currentOf(tx, eventId, requests) : current;
    const left = hasMoved ? await readStock(tx, eventId, codes) : stock;
    const unpaid = left.types.some(({ priceMinor }) => priceMinor > 0)
      ? await countUnpaid(tx, eventId, requests)
      : new Map<number, Unpaid>();

    const placed = placeAll(room, left, standings, unpaid, requests, tx.now());
    const placements = heldUpBy(event, tx.settings) ? placed.map(refuseMoney) : placed;
    const settled = await applyPlacements(tx, room, placements);
    const answers = await tellPositions(tx, eventId, requests, settled);
    return wanted.map(({ userId }) => (blocked.has(userId) ? new Refusal("kept_out") : answers.shift()!));
  });
}

/** Hidden kinds of an event that costs nothing else may cost something. */
const refuseMoney = (placement: Placement): Placement =>
  placement.place === "held" ? { place: "refused", refusal: new Refusal("awaits_approval") } : placement;

type Locked = Awaited<ReturnType<typeof lockEvent>>;

async function applyPlacements(tx: Context, event: Locked, placements: Placement[]): Promise<Settled[]> {
  const seated = await seatParties(
    tx,
    event,
    placements.flatMap((it) => (it.place === "accept" || it.place === "refused" ? [] : [it])),
  );
  const accepted = await confirmOffers(
    tx,
    event.id,
    placements.flatMap((it) => (it.place === "accept" ? [it.current] : [])),
  );

  return placements.map((placement) => {
    if (placement.place === "refused") return placement.refusal;
    return placement.place === "accept"
      ? accepted.get(placement.current.userId)!
      : seated.get(placement.request.userId)!;
  });
}

/** Whoever waits already hears where. */
async function tellPositions(
  tx: Context,
  eventId: string,
  requests: SeatRequest[],
  settled: Settled[],
): Promise<Settled[]> {
  const pairs = requests.map(({ userId }) => ({ eventId, userId }));
  const waits = (_: unknown, n: number) =>
    settled[n] instanceof Refusal && settled[n].reason === "already_waiting";
  const standings = await standingsOf(tx, pairs.filter(waits));
  return settled.map((answer, n) => {
    const standing = standings.get(pairKey(pairs[n]!));
    return waits(answer, n) && standing?.status === "waitlisted"
      ? new Refusal("already_waiting", { position: standing.position })
      : answer;
  });
}

async function currentOf(tx: Context, eventId: string, requests: SeatRequest[]) {
  const rows = await tx.db
    .select({
      userId: rsvps.userId,
      rsvpId: rsvps.id,
      status: rsvps.status,
      partySize: rsvps.partySize,
      holdKind: heldFor,
    })
    .from(rsvps)
    .where(
      and(
        eq(rsvps.eventId, eventId),
        isAnyOf(
          rsvps.userId,
          requests.map(({ userId }) => userId),
        ),
      ),
    );
  return new Map<number, Current>(rows.map((row) => [row.userId, row]));
}

/** Who of them let seats go unpaid of late. What was bought and given back does not count. */
async function countUnpaid(tx: Context, eventId: string, requests: SeatRequest[]) {
  const since = new Date(tx.now().getTime() - unpaidHolds.windowMs).toISOString();
  const rows = await tx.db.execute<{ userId: number; holds: number; since: string }>(sql`
    select user_id::float8 as "userId", count(distinct held_since)::int as holds, min(held_since) as since
    from tickets
    where user_id = any(${`{${requests.map(({ userId }) => userId)}}`}::bigint[]) and event_id = ${eventId}
      and status = 'cancelled' and held_since > ${since}
      and not exists (select from payment_lines line join payments payment using (payment_id)
        where line.ticket_id = tickets.ticket_id and payment.paid_at is not null)
    group by user_id`);
  return new Map<number, Unpaid>(
    rows.map(({ userId, holds, since: first }) => [userId, { holds, since: new Date(first) }]),
  );
}

/** Whether a hold has run out, and whether anybody waits: what comes before newcomers. */
async function unsettled(tx: Context, eventId: string) {
  const [row] = await tx.db.execute<{ expired: boolean; waiting: boolean }>(sql`
    select
      exists (select from tickets where event_id = ${eventId} and status = 'held'
        and hold_expires_at <= ${tx.now().toISOString()}) as expired,
      exists (select from rsvps where event_id = ${eventId} and status = 'waitlisted') as waiting`);
  return row!;
}
