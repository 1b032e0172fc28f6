import { authorize } from "../access";
import { type Context, transact } from "../context";
import { Refusal } from "../errors";
import { changeEvent } from "../events/change";
import { lockEvent } from "../events/queries";
import { refuseIfClosed, refuseUnapproved, seatsLeft } from "../events/rules";
import { limits } from "../events/schema";
import { releaseExpiredHolds } from "./expire";
import { makeOffers, offerFreeSeats } from "./offer";
import { findRsvp, waitsWithMoney } from "./queries";
import { isSold } from "./quote";
import { readStock } from "./read-stock";
import { offerDeadline } from "./rules";
import { seatPayers } from "./seat-payers";

type Invitation = { eventId: string; userId: number; addSeats?: boolean };

/**
 * Offers free seats to one person of the waiting list, before those ahead of them; whoever has paid for a seat already
 * has it at once, and before all others. What is left goes on in order. With `addSeats` the event grows by what is lacking, in the same step: new seats by themselves would go
 * to whoever is first. Throws `not_organizer`, `not_waiting`, `not_enough_seats`,
 * `capacity_above_tickets`, `awaits_approval`, `cancelled`, `past`, `started`.
 */
export async function inviteWaiting(ctx: Context, { eventId, userId, addSeats = false }: Invitation) {
  await transact(ctx, async (tx) => {
    const found = await lockEvent(tx, eventId);
    authorize(tx, "rsvp.invite", { event: found });
    refuseIfClosed(found, tx.now());
    const waiting = await findRsvp(tx, eventId, userId);
    if (waiting?.status !== "waitlisted") throw new Refusal("not_waiting");
    await releaseExpiredHolds(tx, found);
    // Whoever has paid comes before whoever is chosen, unless that is themselves.
    if (!(await waitsWithMoney(tx, { eventId, userId }))) await seatPayers(tx, eventId);
    const event = await lockEvent(tx, eventId);

    const [free, asked] = [seatsLeft(event), waiting.partySize];
    if (asked > free) {
      const capacity = (event.capacity ?? 0) + asked - free;
      if (!addSeats || capacity > limits.capacity) throw new Refusal("not_enough_seats", { free, asked });
      await changeEvent(tx, { eventId, changes: { capacity }, quietly: true });
    }

    const isSeated = (await seatPayers(tx, eventId, userId)) > 0;
    // Of the very kind that they paid for there is none.
    if (!isSeated && (await waitsWithMoney(tx, { eventId, userId })))
      throw new Refusal("not_enough_seats", { free: 0, asked });
    if (!isSeated && isSold((await readStock(tx, eventId)).types)) refuseUnapproved(event, tx.settings);
    if (!isSeated) await makeOffers(tx, eventId, [waiting], offerDeadline(tx.now(), event.startsAt));
    await offerFreeSeats(tx, event);
  });
}
