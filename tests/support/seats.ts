import type { Database } from "@/db/client";

/** What the seats of one event come to when every row is counted again. */
export type Recount = {
  capacity: number | null;
  seatsTaken: number;
  typeSeatsTaken: number;
  tickets: number;
  /** Sum of the parties of all who are confirmed or were offered a seat. */
  parties: number;
  /** People whose tickets do not match their RSVP. */
  mismatched: number;
  /** People with more than one RSVP. */
  doubled: number;
};

export async function recount({ $client }: Pick<Database, "$client">, eventId: string): Promise<Recount> {
  const [row] = await $client<[Recount]>`
    with mine as (
      select rsvp.rsvp_id, rsvp.user_id, rsvp.status, rsvp.party_size,
        (select count(*) from tickets where tickets.rsvp_id = rsvp.rsvp_id and tickets.status = 'active') as active,
        (select count(*) from tickets where tickets.rsvp_id = rsvp.rsvp_id and tickets.status = 'held') as held
      from rsvps rsvp where rsvp.event_id = ${eventId}
    )
    select
      max_attendees as capacity,
      current_attendees as "seatsTaken",
      (select sum(seats_taken)::int from ticket_types where ticket_types.event_id = ${eventId}) as "typeSeatsTaken",
      (select count(*)::int from tickets where tickets.event_id = ${eventId} and tickets.status <> 'cancelled') as tickets,
      (select coalesce(sum(party_size), 0)::int from mine where status in ('confirmed', 'pending')) as parties,
      (select count(*)::int from mine
        where active <> case when status = 'confirmed' then party_size else 0 end
          or held <> case when status = 'pending' then party_size else 0 end) as mismatched,
      (select count(*)::int from (select user_id from mine group by user_id having count(*) > 1) as twice) as doubled
    from events where events.event_id = ${eventId}`;
  return row;
}

/** What is wrong with the seats, in sentences; nothing when all is well. */
export function wrongsOf({
  capacity,
  seatsTaken,
  typeSeatsTaken,
  tickets,
  parties,
  mismatched,
  doubled,
}: Recount): string[] {
  const wrongs = {
    [`${tickets} seats are taken of ${capacity}`]: capacity !== null && tickets > capacity,
    [`the event counts ${seatsTaken} seats and has ${tickets}`]: seatsTaken !== tickets,
    [`the ticket type counts ${typeSeatsTaken} seats and has ${tickets}`]: typeSeatsTaken !== tickets,
    [`parties of ${parties} people hold ${tickets} seats`]: parties !== tickets,
    [`${mismatched} people hold other seats than their RSVP says`]: mismatched > 0,
    [`${doubled} people have more than one RSVP`]: doubled > 0,
  };
  return Object.keys(wrongs).filter((wrong) => wrongs[wrong]);
}
