import postgres from "postgres";
import type { Clock } from "./clock";
import type { Upcoming } from "./telegram/protocol";

/**
 * What happens next in the product, for the clock's menu: messages that are due, events that start, seats held for a
 * while. Asked of the database from outside.
 */
export function createUpcoming(databaseUrl: string, clock: Clock) {
  const sql = postgres(databaseUrl, { max: 1, idle_timeout: 5, onnotice: () => {} });

  const list = async (): Promise<Upcoming[]> => {
    const now = new Date(clock.now());
    // Every event has reminders: those of the next days are enough.
    const soon = new Date(now.getTime() + 3 * 86_400_000);
    const rows = await sql<{ at: Date; title: string }[]>`
      select at, title from (
        select min(d.due_at) as at,
               replace(d.kind, '_', ' ') || coalesce(': ' || e.title, '') as title
          from deliveries d left join events e using (event_id)
         where d.status = 'queued' and d.due_at > ${now}
         group by d.kind, e.event_id, e.title, date_trunc('minute', d.due_at)
        union all
        select min(c.due_at), 'changes are told: ' || e.title
          from event_changes c join events e using (event_id)
         where c.told_at is null and c.due_at > ${now}
         group by e.event_id, e.title
        union all
        select n.scheduled_time, case when n.kind = 'thanks' then 'thanks go out: ' else 'a reminder goes out: ' end || e.title
          from event_notifications n join events e using (event_id)
         where n.is_enabled and n.sent_at is null and e.status <> 'cancelled' and e.current_attendees > 0
           and n.scheduled_time between ${now} and ${soon}
        union all
        select start_datetime, title || ' starts' from events
         where status = 'published' and start_datetime > ${now}
        union all
        select min(t.hold_expires_at), 'an offer runs out: ' || e.title
          from tickets t join events e using (event_id)
         where t.status = 'held' and t.hold_expires_at > ${now}
         group by e.event_id, e.title
      ) as next
      order by at limit 16`;
    return rows.map(({ at, title }) => ({ at: at.getTime(), title }));
  };

  return { list, close: () => sql.end({ timeout: 1 }) };
}
