import { and, eq, gte, ne } from "drizzle-orm";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { refuseIfClosed, seatsLeft } from "../events/rules";
import { announce } from "../facts";
import { refuseIfOutOfHand } from "./cancel";
import { releaseExpiredHolds } from "./expire";
import { offerFreeSeats } from "./offer";
import { findRsvp, waitsWithMoney } from "./queries";
import { isSold, quoteParty } from "./quote";
import { readStock } from "./read-stock";
import { PartySize } from "./schema";
import { takeSeats } from "./seat";

/**
 * Brings more or fewer guests. A confirmed party grows only into seats that are free once whoever waits has
 * been offered theirs; a waiting one only changes what it waits for, unless it has paid for that. Where tickets cost something
 * they are bought and given back one by one: `needs_ticket`. Throws `not_going`, `tickets_passed_on`, `ticket_used`, `not_enough_seats`, `too_many_guests`, `cancelled`, `past`, `started`.
 */
export async function resizeParty(
  ctx: Context<UserActor>,
  { eventId, partySize: asked }: { eventId: string; partySize: number },
) {
  const partySize = PartySize.parse(asked);
  return transact(ctx, async (tx) => {
    const found = await lockEvent(tx, eventId);
    refuseIfClosed(found, tx.now());
    const event =
      (await releaseExpiredHolds(tx, found)) + (await offerFreeSeats(tx, found)) > 0
        ? await lockEvent(tx, eventId)
        : found;

    const current = await findRsvp(tx, eventId, tx.actor.userId);
    if (!current || (current.status !== "confirmed" && current.status !== "waitlisted"))
      throw new Refusal("not_going");
    if (current.partySize === partySize) return partySize;
    if (current.status === "waitlisted" && (await waitsWithMoney(tx, { eventId, userId: tx.actor.userId })))
      throw new Refusal("needs_ticket");
    if (partySize > current.partySize && partySize - 1 > event.maxGuests)
      throw new Refusal("too_many_guests", { max: event.maxGuests });
    if (partySize > (event.capacity ?? partySize))
      throw new Refusal("not_enough_seats", { free: seatsLeft(event), asked: partySize });

    if (current.status === "confirmed") await moveSeats(tx, event, current, partySize);
    await tx.db.update(rsvps).set({ partySize, updatedAt: tx.now() }).where(eq(rsvps.id, current.rsvpId));
    await announce(tx, "rsvp/resized", {
      rsvpId: current.rsvpId,
      eventId,
      userId: tx.actor.userId,
      partySize,
    });
    await offerFreeSeats(tx, event);
    return partySize;
  });
}

type Current = { rsvpId: string; userId: number; partySize: number };

async function moveSeats(
  tx: Context,
  event: { id: string; capacity: number | null; seatsTaken: number },
  current: Current,
  partySize: number,
) {
  const more = partySize - current.partySize;
  if (more > seatsLeft(event))
    throw new Refusal("not_enough_seats", { free: current.partySize + seatsLeft(event), asked: partySize });
  const { types } = await readStock(tx, event.id);
  if (isSold(types)) throw new Refusal("needs_ticket");
  if (more > 0) {
    const seats = quoteParty(types, undefined, { partySize: more }, tx.now());
    if (seats instanceof Refusal) throw seats;
    return takeSeats(tx, event.id, [{ ...current, seats }], { status: "active" }, current.partySize);
  }
  await refuseIfOutOfHand(tx, current.rsvpId, current.userId, partySize);

  await tx.db
    .update(tickets)
    .set({ status: "cancelled", updatedAt: tx.now() })
    .where(
      and(
        eq(tickets.rsvpId, current.rsvpId),
        gte(tickets.guestNumber, partySize),
        ne(tickets.status, "cancelled"),
      ),
    );
}
