import { uuidv7 } from "uuidv7";
import { broadcasts } from "@/db/schema/notifications";
import { expandBroadcasts } from "@/domain/notifications/expand-broadcasts";
import { byTurns } from "./by-turns";
import type { Figure } from "./figure";
import { goers } from "./goers";
import { withProduct } from "./product";

const people = 100_000;

/**
 * Letters a second that one broadcast to 100,000 people is made into: who goes, who can be written to and who wants
 * none of it is looked up. Baseline: the bare INSERT … SELECT of as many rows from the RSVPs alone.
 */
export const expand: Figure = {
  unit: "per s",
  measure: (report) =>
    withProduct(async (product) => {
      const { db, sql } = product;
      report(`${people} people join`);
      const eventId = await goers(product, people);
      const ctx = product.as(1);

      const timed = async (work: () => Promise<unknown>) => {
        await sql`truncate deliveries, broadcasts cascade`;
        await work();
        const [{ rows }] = await sql<[{ rows: number }]>`select count(*)::int as rows from deliveries`;
        if (rows !== people) throw new Error(`${rows} letters for ${people} people`);
        return rows;
      };
      const perSecond = async (prepare: () => Promise<unknown>, work: () => Promise<unknown>) => {
        let ms = 0;
        const rows = await timed(async () => {
          await prepare();
          const startedAt = performance.now();
          await work();
          ms = performance.now() - startedAt;
        });
        return rows / (ms / 1000);
      };
      const now = new Date();
      const row = { id: uuidv7(), eventId, authorId: 1, text: "Doors at seven", sendAt: now };
      const to = { recipients: { statuses: ["confirmed"] }, createdAt: now, updatedAt: now };
      return byTurns(
        () =>
          perSecond(
            () => db.insert(broadcasts).values({ ...row, ...to }),
            () => expandBroadcasts(ctx),
          ),
        () =>
          perSecond(
            () => db.insert(broadcasts).values({ ...row, ...to }),
            () => sql`
              insert into deliveries (delivery_id, dedupe_key, chat_id, event_id, kind, payload, priority, broadcast_id, due_at, created_at, updated_at)
              select gen_random_uuid(), 'bench:' || user_id, user_id, event_id, 'update', '{"text":"Doors at seven"}', 3, ${row.id}, ${now}, ${now}, ${now}
              from rsvps where event_id = ${eventId} and status = 'confirmed'`,
          ),
        { rounds: 3, report },
      );
    }),
};
