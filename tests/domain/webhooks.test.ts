import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { ledgerEntries, paymentWebhooks, refunds } from "@/db/schema/payments";
import { listDeadWebhooks, replayWebhook } from "@/domain/payments/dead-webhooks";
import { processWebhooks, receiveWebhook } from "@/domain/payments/receive";
import { forgetAll } from "../support/nightly";
import { checkout, payAtStripe, paymentOf, sale, test, ticketsFor, type World } from "../support/sales";

let last = 0;
/** Stripe tells something, of its own account or an organizer's. */
const hear = (world: World, type: string, payload: object, account: string | null = null) =>
  receiveWebhook(world.system, {
    provider: "stripe",
    providerEventId: `evt_${++last}`,
    type,
    account,
    objectId: null,
    payload: { ...payload },
  });
const webhooksOf = ({ db }: World) => db.select().from(paymentWebhooks);

async function sold(world: World) {
  const event = await sale(world, { capacity: 5 });
  const buyer = await world.person();
  const { id } = await checkout(world, buyer, event.id);
  await payAtStripe(world, id);
  await world.drain();
  const payment = await paymentOf(world, id);
  return { event, buyer, payment, charge: payment.providerPaymentId! };
}

describe("What Stripe tells", () => {
  test("of an organizer's account says nothing about a payment to another, whatever names it carries", async ({
    world,
  }) => {
    const { event, buyer, payment, charge } = await sold(world);
    const open = await checkout(world, await world.person(), event.id);
    world.bank.refundAtProvider(charge, 4500);
    const own = world.bank.charge(100, "EUR", "acct_rogue", payment.id);
    const metadata = { payment_id: payment.id };
    const dispute = { id: "dp_1", amount: 4500, reason: "fraudulent", status: "needs_response" };
    const told: [string, object][] = [
      ["charge.dispute.created", { ...dispute, charge: world.bank.charge(1, "EUR", "acct_rogue"), metadata }],
      ["charge.dispute.created", { ...dispute, charge: own }],
      ["charge.refunded", { id: own, metadata }],
      ["payment_intent.payment_failed", { id: "pi_1", metadata: { payment_id: open.id } }],
      ["checkout.session.completed", { id: "cs_1", client_reference_id: open.id }],
    ];
    for (const [type, payload] of told) await hear(world, type, payload, "acct_rogue");
    await processWebhooks(world.system);

    expect((await webhooksOf(world)).map(({ status }) => status)).toEqual(told.map(() => "done"));
    expect(await ticketsFor(world, event.id, buyer)).toMatchObject([{ status: "active" }]);
    expect(await world.db.select().from(ledgerEntries)).toMatchObject([{ kind: "charge" }]);
    expect(await paymentOf(world, payment.id)).toMatchObject({ refundedMinor: 0 });
    expect(await paymentOf(world, open.id)).toMatchObject({ failureReason: null });
    expect(world.toldOf(event.organizerId, "payment.alert")).toEqual([]);
  });

  test("of a dispute names the charge, which says whose it is, also before we heard of the money", async ({
    world,
  }) => {
    const event = await sale(world);
    const buyer = await world.person();
    const { id } = await checkout(world, buyer, event.id);
    world.bank.pay(id);
    const [charge] = [...world.bank.charges.keys()];
    const dispute = { id: "dp_1", charge, amount: 4500, reason: "fraudulent", status: "needs_response" };
    await hear(world, "charge.dispute.created", dispute);
    await hear(world, "checkout.session.completed", { id: "cs_1", client_reference_id: id });
    for (let minutes = 0; minutes < 3; minutes++) {
      world.clock.forward({ minutes: 1 });
      await world.drain();
    }

    expect((await webhooksOf(world)).map(({ status }) => status)).toEqual(["done", "done"]);
    expect((await world.db.select().from(ledgerEntries)).map(({ kind }) => kind).sort()).toEqual([
      "charge",
      "dispute",
    ]);
    expect(await ticketsFor(world, event.id, buyer)).toMatchObject([{ status: "cancelled" }]);
  });

  test("is tried ten times, then told to the administrators once, who alone can have it tried again", async ({
    world,
  }) => {
    const admin = await world.admin();
    const { buyer, payment, charge } = await sold(world);
    world.bank.refundAtProvider(charge, 1500);
    world.bank.isAway = true;
    await hear(world, "charge.refunded", { id: charge });
    for (let tries = 0; tries < 12; tries++) {
      await world.drain();
      world.clock.forward({ hours: 1 });
    }
    await world.drain();
    const [dead] = await listDeadWebhooks(world.as(admin), { limit: 10 });
    expect(dead).toMatchObject({
      type: "charge.refunded",
      attempts: 10,
      error: "The bank cannot be reached",
    });
    expect(world.toldOf(admin, "operator.alert")).toMatchObject([
      { problem: "dead_webhook", subject: expect.stringContaining("charge.refunded") },
    ]);

    const noAdmin = { reason: "not_admin" };
    await expect(listDeadWebhooks(world.as(buyer), { limit: 10 })).rejects.toMatchObject(noAdmin);
    await expect(replayWebhook(world.as(buyer), dead!.id)).rejects.toMatchObject(noAdmin);
    world.bank.isAway = false;
    await replayWebhook(world.as(admin), dead!.id);
    await world.drain();
    expect(await world.db.select().from(refunds).where(eq(refunds.paymentId, payment.id))).toMatchObject([
      { amountMinor: 1500, status: "succeeded" },
    ]);
    expect(await listDeadWebhooks(world.as(admin), { limit: 10 })).toEqual([]);
    await expect(replayWebhook(world.as(admin), dead!.id)).rejects.toMatchObject({ reason: "not_found" });
  });

  test("is forgotten ninety days after, unless somebody has still to look at it", async ({ world }) => {
    await hear(world, "payout.paid", { id: "po_1" });
    await hear(world, "charge.refunded", { id: world.bank.charge(100, "EUR") });
    await hear(world, "charge.dispute.created", { id: "dp_1" });
    await processWebhooks(world.system);
    await world.db
      .update(paymentWebhooks)
      .set({ status: "dead" })
      .where(eq(paymentWebhooks.type, "charge.dispute.created"));

    world.clock.forward({ days: 89 });
    await forgetAll(world.system);
    expect(await webhooksOf(world)).toHaveLength(3);
    world.clock.forward({ days: 2 });
    await forgetAll(world.system);
    expect(await webhooksOf(world)).toMatchObject([{ status: "dead" }]);
  });
});
