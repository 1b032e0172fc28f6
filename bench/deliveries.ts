import { uuidv7 } from "uuidv7";
import { deliveries as table } from "@/db/schema/notifications";
import { deliverDue } from "@/domain/notifications/deliver";
import { rsvp } from "@/domain/rsvps/rsvp";
import { byTurns } from "./by-turns";
import type { Figure } from "./figure";
import { type Product, withProduct } from "./product";

const rows = 20_000;
const batch = 25;
const seconds = 4;

/**
 * Letters a second from due row to sent, with 20,000 waiting and a Telegram that answers at once. Baseline:
 * the claim and one mark per batch of the same size in SQL, with nothing looked up or put together between.
 */
export const deliveries: Figure = {
  unit: "per s",
  measure: (report) =>
    withProduct(async (product) => {
      const people = await product.people(rows);
      const [eventId] = await product.events(1);
      report(`${rows} people join`);
      await Promise.all(people.map((userId) => rsvp(product.as(userId), { eventId: eventId! })));
      const ctx = product.as(people[0]!);

      const drained = async (deliver: () => Promise<number>) => {
        await fill(product, eventId!, people);
        const startedAt = performance.now();
        let sent = 0;
        for (
          let claimed = -1;
          claimed !== 0 && performance.now() < startedAt + seconds * 1000;
          sent += claimed
        )
          claimed = await deliver();
        return sent / ((performance.now() - startedAt) / 1000);
      };
      return byTurns(
        () => drained(() => deliverDue(ctx, { limit: batch })),
        () => drained(() => claimAndMark(product)),
        { rounds: 3, report },
      );
    }),
};

async function fill({ db }: Product, eventId: string, people: number[]) {
  const now = new Date();
  await db.$client`truncate deliveries`;
  for (let from = 0; from < people.length; from += 1000) {
    const letters = people.slice(from, from + 1000).map((chatId) => ({
      id: uuidv7(),
      dedupeKey: `bench:${chatId}`,
      kind: "rsvp.confirmed",
      chatId,
      eventId,
      payload: { partySize: 1 },
      dueAt: now,
      createdAt: now,
      updatedAt: now,
    }));
    await db.insert(table).values(letters);
  }
  await db.$client`analyze deliveries`;
}

async function claimAndMark({ sql }: Product): Promise<number> {
  const now = new Date();
  const claimed = await sql<{ id: string }[]>`
    update deliveries set status = 'sending', attempts = attempts + 1, lease_until = ${now}, updated_at = ${now}
    where delivery_id in (
      select delivery_id from deliveries where status = 'queued' and due_at <= ${now}
      order by priority, due_at, delivery_id limit ${batch} for update skip locked
    ) and set_config('synchronous_commit', 'off', true) = 'off' returning delivery_id as id`;
  const ids = claimed.map(({ id }) => id);
  await sql`
    update deliveries set status = 'sent', telegram_message_id = 1, sent_at = ${now}, lease_until = null, updated_at = ${now}
    where delivery_id in ${sql(ids.length > 0 ? ids : [uuidv7()])}
      and set_config('synchronous_commit', 'off', true) = 'off'`;
  return claimed.length;
}
