import { and, asc, eq, isNull, lte, not } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { rsvps } from "@/db/schema/rsvps";
import type { Context } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { heldUpBy, isOpen, seatsLeft } from "../events/rules";
import { announceAll } from "../facts";
import { queueLetters } from "../queue-letters";
import { isOfSuspended, keptMoney } from "./queries";
import { isSold, spread } from "./quote";
import { readStock } from "./read-stock";
import { offerDeadline, pickForOffers } from "./rules";
import { takeSeats } from "./seat";
import { seatPayers } from "./seat-payers";

/**
 * Gives every free seat to those who wait: first to whoever has paid for it already, then as offers to the others, in
 * their order, as far as their parties fit: the seats are held until the offer's deadline. People who are suspended keep
 * their place, and are passed over. The caller's transaction holds
 * or takes the event's lock. Answers how many people were seated or offered something.
 */
export async function offerFreeSeats(tx: Context, { id: eventId }: { id: string }): Promise<number> {
  await lockEvent(tx, eventId);
  let offered = await seatPayers(tx, eventId);
  for (;;) {
    const event = await lockEvent(tx, eventId);
    const { types } = await readStock(tx, eventId);
    const onSale = spread(types, Math.min(seatsLeft(event), 1_000), tx.now());
    const free = onSale.length;
    if (!isOpen(event, tx.now()) || free === 0) return offered;
    if (isSold(types) && heldUpBy(event, tx.settings)) return offered;

    const waiting = await tx.db
      .select({
        rsvpId: rsvps.id,
        userId: rsvps.userId,
        partySize: rsvps.partySize,
        queueNumber: rsvps.queueNumber,
      })
      .from(rsvps)
      .where(
        and(
          eq(rsvps.eventId, eventId),
          eq(rsvps.status, "waitlisted"),
          lte(rsvps.partySize, free),
          isNull(keptMoney(tx)),
          not(isOfSuspended),
        ),
      )
      .orderBy(asc(rsvps.queueNumber))
      .limit(200);
    const chosen = pickForOffers(waiting, free);
    if (chosen.length === 0) return offered;

    await makeOffers(tx, eventId, chosen, offerDeadline(tx.now(), event.startsAt));
    offered += chosen.length;
  }
}

type Waiting = { rsvpId: string; userId: number; partySize: number; queueNumber: number };

/**
 * Holds seats for people on the waiting list and tells them: of the first types that have some left. The caller
 * holds the event's lock and knows that they fit.
 */
export async function makeOffers(tx: Context, eventId: string, chosen: Waiting[], expiresAt: Date) {
  await tx.db
    .update(rsvps)
    .set({ status: "pending", updatedAt: tx.now() })
    .where(
      isAnyOf(
        rsvps.id,
        chosen.map(({ rsvpId }) => rsvpId),
      ),
    );
  const parties = await seatsFor(tx, eventId, chosen);
  await takeSeats(tx, eventId, parties, { status: "held", holdKind: "offer", holdExpiresAt: expiresAt });
  await announceAll(
    tx,
    "offer/made",
    chosen.map(({ rsvpId, userId }) => ({ rsvpId, userId, eventId, expiresAt: expiresAt.toISOString() })),
  );
  await queueLetters(
    tx,
    chosen.map(({ rsvpId, userId, queueNumber }) => ({
      kind: "offer",
      dedupeKey: `offer:${rsvpId}:${queueNumber}`,
      chatId: userId,
      eventId,
    })),
  );
}

async function seatsFor(tx: Context, eventId: string, chosen: Waiting[]) {
  const { types } = await readStock(tx, eventId);
  const needed = chosen.reduce((sum, { partySize }) => sum + partySize, 0);
  const free = spread(types, needed, tx.now());
  if (free.length < needed) throw new Refusal("not_enough_seats", { free: free.length, asked: needed });
  return chosen.map((party) => ({
    ...party,
    seats: free
      .splice(0, party.partySize)
      .map(({ id, priceMinor }) => ({ ticketTypeId: id, priceMinor, discountMinor: 0, promoCodeId: null })),
  }));
}
