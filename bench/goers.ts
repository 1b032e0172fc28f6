import type { Product } from "./product";

/** An event to which so many people go, written at once; answers its id. */
export async function goers({ people, events, sql }: Product, count: number): Promise<string> {
  await people(count);
  const [eventId] = await events(1);
  const now = new Date();
  // The counters of seats are triggers' work, and not what is measured here.
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into rsvps (rsvp_id, event_id, user_id, status, party_size, joined_at, created_at, updated_at)
      select gen_random_uuid(), ${eventId!}, user_id, 'confirmed', 1, ${now}, ${now}, ${now} from users where user_id > 1`;
  });
  await sql`analyze rsvps, users`;
  return eventId!;
}
