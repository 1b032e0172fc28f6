import { asc, sql } from "drizzle-orm";
import { expect } from "vitest";
import { isFoundBy } from "@/db/any-of";
import { paymentWebhooks } from "@/db/schema/payments";
import { test } from "../support/world";

test("a query with a limit finds no more than its limit, however PostgreSQL plans it", async ({ world }) => {
  const arrive = (id: string) =>
    world.db.insert(paymentWebhooks).values({
      id: world.system.newId(),
      provider: "stripe",
      providerEventId: id,
      type: "charge.updated",
      payload: {},
      receivedAt: world.clock.now,
      nextTryAt: world.clock.now,
    });
  await arrive("evt_1");
  // PostgreSQL takes the table for one of a single row, and joins by asking the query for each row.
  await world.db.execute(sql`analyze ${paymentWebhooks}`);
  await arrive("evt_2");

  const next = world.db
    .select({ id: paymentWebhooks.id })
    .from(paymentWebhooks)
    .orderBy(asc(paymentWebhooks.nextTryAt))
    .limit(1)
    .for("update", { skipLocked: true });
  const taken = await world.db
    .update(paymentWebhooks)
    .set({ attempts: 1 })
    .where(isFoundBy(paymentWebhooks.id, next))
    .returning();
  expect(taken).toHaveLength(1);
});
