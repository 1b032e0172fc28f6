import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { payments, refunds } from "@/db/schema/payments";
import { call, test } from "../support/http";
import { sale, typesOf } from "../support/sales";
import { atStripe, deliverEvents, runBackground } from "../support/stripe-outside";
import type { World } from "../support/world";

const { showPayment } = await import("@/app/pay/shown");

/** Somebody is on Stripe's page. */
async function onPage(world: World) {
  const payer = await world.person();
  const event = await sale(world);
  const [type] = await typesOf(world, event.id);
  const lines = [{ ticketTypeId: type!.id, quantity: 1 }];
  await call("POST", `/api/events/${event.id}/rsvps`, { as: payer, body: { lines } });
  const { body } = await call("POST", `/api/events/${event.id}/payments`, {
    as: payer,
    body: { provider: "stripe" },
  });
  return { payer, event, id: String(body.id), url: String(body.url) };
}

describe("The page after Stripe's", () => {
  test("waits for the proof, and never says that an open payment has failed", async ({ world }) => {
    const { id, url } = await onPage(world);
    expect(await showPayment(id, "return")).toEqual({ state: "confirming", start: `p_${id}` });
    expect(await showPayment(id, "cancel")).toEqual({
      state: "open",
      start: `p_${id}`,
      checkoutUrl: url,
    });

    await atStripe({ do: "decline", session: url.split("/").at(-1), reason: "expired_card" });
    await deliverEvents();
    await runBackground(world);
    expect(await showPayment(id, "return")).toMatchObject({ state: "confirming" });

    await atStripe({ do: "pay", session: url.split("/").at(-1) });
    expect(await showPayment(id, "return")).toMatchObject({ state: "confirming" });
    await deliverEvents();
    await runBackground(world);
    for (const from of ["return", "cancel"] as const)
      expect(await showPayment(id, from)).toEqual({ state: "paid", start: `p_${id}` });
  });

  test("says what became of money that came late or is not what was asked", async ({ world }) => {
    const { id } = await onPage(world);
    const set = (values: Partial<typeof payments.$inferInsert>) =>
      world.db.update(payments).set(values).where(eq(payments.id, id));
    await set({ status: "closed" });
    expect(await showPayment(id, "return")).toMatchObject({ state: "over" });
    await set({ status: "completed", providerPaymentId: "pi_1", paidAt: world.clock.now, late: "returned" });
    expect(await showPayment(id, "return")).toMatchObject({ state: "returned" });
    const now = world.clock.now;
    const [{ eventId } = { eventId: "" }] = await world.db.select().from(payments).where(eq(payments.id, id));
    await world.db.insert(refunds).values({
      id: world.system.newId(),
      paymentId: id,
      eventId,
      amountMinor: 4500,
      reason: "late",
      nextTryAt: new Date(now.getTime() + 60_000),
      createdAt: now,
      updatedAt: now,
    });
    expect(await showPayment(id, "return")).toMatchObject({ state: "kept" });
    world.clock.forward({ minutes: 1 });
    expect(await showPayment(id, "return")).toMatchObject({ state: "returned" });
    await set({ late: "seated" });
    expect(await showPayment(id, "return")).toMatchObject({ state: "paid" });
    await set({ status: "review", late: null });
    expect(await showPayment(id, "return")).toMatchObject({ state: "review" });
  });

  test("knows nothing of what is no payment", async ({ world: _ }) => {
    for (const id of [undefined, "", "x", ["a", "b"], "019ab2f0-7f2e-7c3a-9f3a-22c107be0001"])
      expect(await showPayment(id, "return")).toEqual({ state: "unknown" });
  });
});
