import { and, eq, inArray, sql } from "drizzle-orm";
import { rsvps } from "@/db/schema/rsvps";
import { type Context, transact } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { refuseIfClosed, seatsLeft } from "../events/rules";
import { confirmOffers } from "./answer-offer";
import { releaseExpiredOffers } from "./expire";
import { offerFreeSeats } from "./offer";
import { type Current, placeAll, type Placement, type SeatRequest } from "./rules";
import { seatParties, type Seated } from "./seat";

export type Settled = Seated | Refusal;

/**
 * Settles many RSVPs to one event in one transaction, under the event's lock: everyone gets their own
 * answer, in the order of `requests`. Expired offers give their seats back, and whoever waits is offered
 * theirs, before any newcomer is placed.
 */
export async function settleRsvps(ctx: Context, eventId: string, requests: SeatRequest[]): Promise<Settled[]> {
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    refuseIfClosed(event, tx.now());

    const [current, waiting] = await Promise.all([currentOf(tx, eventId, requests), anybodyWaits(tx, eventId)]);
    const asked = requests.reduce((sum, { partySize }) => sum + partySize, 0);
    const isTight = asked > seatsLeft(event);
    const released = isTight ? await releaseExpiredOffers(tx, event) : 0;
    const offered = waiting && (released > 0 || seatsLeft(event) > 0) ? await offerFreeSeats(tx, event) : 0;
    const room = released + offered > 0 ? await lockEvent(tx, eventId) : event;

    const placements = placeAll(room, released > 0 ? await currentOf(tx, eventId, requests) : current, requests);
    return applyPlacements(tx, eventId, placements);
  });
}

async function applyPlacements(tx: Context, eventId: string, placements: Placement[]): Promise<Settled[]> {
  const seated = await seatParties(tx, eventId, placements.flatMap((it) => (it.place === "confirmed" || it.place === "waitlisted" ? [it] : [])));
  const accepted = await confirmOffers(tx, eventId, placements.flatMap((it) => (it.place === "accept" ? [it.current] : [])));

  return placements.map((placement) => {
    if (placement.place === "refused") return placement.refusal;
    return placement.place === "accept" ? accepted.get(placement.current.userId)! : seated.get(placement.request.userId)!;
  });
}

async function currentOf(tx: Context, eventId: string, requests: SeatRequest[]) {
  const rows = await tx.db
    .select({ userId: rsvps.userId, rsvpId: rsvps.id, status: rsvps.status, partySize: rsvps.partySize })
    .from(rsvps)
    .where(and(eq(rsvps.eventId, eventId), inArray(rsvps.userId, [...new Set(requests.map(({ userId }) => userId))])));
  return new Map<number, Current>(rows.map((row) => [row.userId, row]));
}

async function anybodyWaits(tx: Context, eventId: string) {
  const [row] = await tx.db
    .select({ one: sql`1` })
    .from(rsvps)
    .where(and(eq(rsvps.eventId, eventId), eq(rsvps.status, "waitlisted")))
    .limit(1);
  return row !== undefined;
}
