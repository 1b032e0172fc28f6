import { sql } from "drizzle-orm";
import { bigserial, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant, telegramId } from "../columns";

/**
 * What has happened, written in the transaction of the change itself. Rows without `handledAt` wait
 * for their reactions; the others stay, and are the audit trail.
 */
export const facts = pgTable(
  "facts",
  {
    id: id("fact_id").primaryKey(),
    sequence: bigserial("sequence", { mode: "number" }).notNull(),
    name: text("name").notNull(),
    data: jsonb("data").notNull(),
    /** Who did it; null for a background job. */
    actorId: telegramId("actor_id"),
    eventId: id("event_id"),
    happenedAt: instant("happened_at").notNull(),
    handledAt: instant("handled_at"),
    attempts: integer("attempts").notNull().default(0),
    nextTryAt: instant("next_try_at").notNull(),
    error: text("error"),
  },
  (fact) => [
    index("facts_unhandled")
      .on(fact.nextTryAt, fact.eventId, fact.name, fact.sequence)
      .where(sql`${fact.handledAt} is null`),
    index("facts_by_event").on(fact.eventId, fact.sequence),
  ],
);
