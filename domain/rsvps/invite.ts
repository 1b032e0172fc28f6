import { authorize } from "../access";
import { type Context, transact } from "../context";
import { Refusal } from "../errors";
import { changeEvent } from "../events/change";
import { lockEvent } from "../events/queries";
import { refuseIfClosed, seatsLeft } from "../events/rules";
import { limits } from "../events/schema";
import { releaseExpiredHolds } from "./expire";
import { makeOffers, offerFreeSeats } from "./offer";
import { findRsvp } from "./queries";
import { offerDeadline } from "./rules";

type Invitation = { eventId: string; userId: number; addSeats?: boolean };

/**
 * Offers free seats to one person of the waiting list, before those ahead of them; what is left goes on in
 * order. With `addSeats` the event grows by what is lacking, in the same step: new seats by themselves would go
 * to whoever is first. Throws `not_organizer`, `not_waiting`, `not_enough_seats`, `cancelled`, `past`, `started`.
 */
export async function inviteWaiting(ctx: Context, { eventId, userId, addSeats = false }: Invitation) {
  await transact(ctx, async (tx) => {
    const found = await lockEvent(tx, eventId);
    authorize(tx, "rsvp.invite", { event: found });
    refuseIfClosed(found, tx.now());
    const event = (await releaseExpiredHolds(tx, found)) > 0 ? await lockEvent(tx, eventId) : found;

    const waiting = await findRsvp(tx, eventId, userId);
    if (waiting?.status !== "waitlisted") throw new Refusal("not_waiting");
    const [free, asked] = [seatsLeft(event), waiting.partySize];
    if (asked > free) {
      const capacity = (event.capacity ?? 0) + asked - free;
      if (!addSeats || capacity > limits.capacity) throw new Refusal("not_enough_seats", { free, asked });
      await changeEvent(tx, { eventId, changes: { capacity }, quietly: true });
    }

    await makeOffers(tx, eventId, [waiting], offerDeadline(tx.now(), event.startsAt));
    await offerFreeSeats(tx, event);
  });
}
