import { uuidv7 } from "uuidv7";
import { rsvp } from "@/domain/rsvps/rsvp";
import { byTurns } from "./by-turns";
import { perSecond } from "./callers";
import type { Figure } from "./figure";
import { type Product, withProduct } from "./product";

const callers = 64;
const seconds = 3;
const priceMinor = 4500;

/**
 * Seats held for paying a second, of one event, 64 callers at a time, through the domain. Baseline: the same rows
 * written by one plain transaction per hold that locks the event first, over the same driver and pool.
 */
export const checkoutHot: Figure = {
  unit: "per s",
  measure: (report) =>
    withProduct(async (product) => {
      const people = await product.people(60_000);
      const onNewEvent = async (hold: (eventId: string, userId: number) => Promise<unknown>) => {
        const [eventId] = await product.events(1, priceMinor);
        return perSecond({ callers, seconds, work: (n) => hold(eventId!, people[n]!) });
      };
      return byTurns(
        () =>
          onNewEvent((eventId, userId) =>
            rsvp(product.as(userId), { eventId, lines: [{ ticketTypeId: eventId, quantity: 1 }] }),
          ),
        () => onNewEvent((eventId, userId) => holdPlainly(product, eventId, userId)),
        { report },
      );
    }),
};

/** What one would write first: lock, look, write. */
async function holdPlainly({ sql: client }: Product, eventId: string, userId: number) {
  const now = new Date();
  const until = new Date(now.getTime() + 15 * 60_000);
  const [rsvpId, fact] = [uuidv7(), { eventId, userId, partySize: 1 }];
  await client.begin(async (sql) => {
    const [event] = await sql`
      select status, start_datetime, max_attendees, current_attendees from events where event_id = ${eventId} for no key update`;
    const isOpen = event?.status === "published" && event.start_datetime > now;
    if (!isOpen || event.current_attendees >= event.max_attendees) throw new Error("no seat left");
    const [before] = await sql`select status from rsvps where event_id = ${eventId} and user_id = ${userId}`;
    if (before) throw new Error("is already going");
    const [type] = await sql`
      select price_minor, capacity, seats_taken, sales_start, sales_end from ticket_types where ticket_type_id = ${eventId}`;

    await sql`
      insert into rsvps (rsvp_id, event_id, user_id, status, party_size, joined_at, created_at, updated_at)
      values (${rsvpId}, ${eventId}, ${userId}, 'pending', 1, ${now}, ${now}, ${now})`;
    await sql`
      insert into tickets (ticket_id, event_id, rsvp_id, ticket_type_id, user_id, status, hold_kind, hold_expires_at, price_minor, created_at, updated_at)
      values (${uuidv7()}, ${eventId}, ${rsvpId}, ${eventId}, ${userId}, 'held', 'checkout', ${until}, ${type?.price_minor}, ${now}, ${now})`;
    await sql`
      insert into facts (fact_id, name, data, actor_id, event_id, happened_at, next_try_at)
      values (${uuidv7()}, 'rsvp/held', ${sql.json({ rsvpId, ...fact })}, ${userId}, ${eventId}, ${now}, ${now})`;
  });
}
