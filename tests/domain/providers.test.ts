import { describe, expect } from "vitest";
import { leaseMs, workMs } from "@/domain/deadlines";
import { drainLetters } from "@/domain/drain-letters";
import { drainProviders } from "@/domain/drain-providers";
import { Refusal } from "@/domain/errors";
import { applyPayment } from "@/domain/payments/apply";
import { receiveWebhook } from "@/domain/payments/receive";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { rsvp } from "@/domain/rsvps/rsvp";
import { checkout, payAtStripe, paymentOf, refundsOf, sale, test, type World } from "../support/sales";
import { until } from "../support/until";
import { inMs, kindsOf } from "../support/world";

/** So many people have paid at Stripe, and its webhooks have just come. */
async function paying(world: World, count: number) {
  const event = await sale(world, { capacity: 100 });
  const ids: string[] = [];
  for (const buyer of await world.people(count)) {
    const { id } = await checkout(world, buyer, event.id);
    world.bank.pay(id);
    await receiveWebhook(world.system, {
      provider: "stripe",
      providerEventId: `evt_${id}`,
      type: "checkout.session.completed",
      account: null,
      objectId: null,
      payload: { id: `cs_${id}`, client_reference_id: id },
    });
    ids.push(id);
  }
  return { event, ids };
}

/** Stripe does this before each of its answers about pages; answers how many were asked for, and how many at most at once. */
function slowStripe(world: World, before: () => Promise<unknown>) {
  const seen = { asked: 0, atOnce: 0 };
  let underWay = 0;
  const { readCheckout } = world.bank.stripe;
  world.bank.stripe.readCheckout = async (...given) => {
    seen.asked++;
    seen.atOnce = Math.max(seen.atOnce, ++underWay);
    await before();
    underWay--;
    return readCheckout(...given);
  };
  return seen;
}

const away = async () => {
  throw new Refusal("provider_unreachable");
};

describe("While Stripe does not answer", () => {
  test("letters leave: who joins for nothing, and whose seat is cancelled, is told at once", async ({
    world,
  }) => {
    const { ids } = await paying(world, 6);
    const seen = slowStripe(world, () => new Promise(() => {}));
    void drainProviders(world.system);
    await until(() => seen.asked > 0);
    const free = await world.event();
    const guest = await world.person();

    await rsvp(world.as(guest), { eventId: free.id });
    await drainLetters(world.system);

    expect(kindsOf(world.told(guest))).toEqual(["rsvp.confirmed"]);
    expect(kindsOf(world.told(free.organizerId))).toEqual(["rsvp.first", "rsvp.status"]);
    expect((await paymentOf(world, ids[0]!)).status).toBe("open");
    expect(seen.atOnce).toBeGreaterThan(1);
  });

  test("a drain takes nothing more up so early that it ends before its call is killed", async ({ world }) => {
    const { ids } = await paying(world, 40);
    const begun = world.clock.now.getTime();
    // Each of three at a time is 9 seconds under way.
    const seen = slowStripe(world, async () => world.clock.forward({ seconds: 3 }));

    const next = await drainProviders(world.system, { until: new Date(begun + workMs.providers) });

    const took = world.clock.now.getTime() - begun;
    expect(took).toBeGreaterThan(workMs.providers - inMs({ seconds: 9 }));
    expect(took).toBeLessThan(leaseMs);
    expect(seen.atOnce).toBeLessThanOrEqual(8);
    expect(next).toEqual(new Date(world.clock.now.getTime() + 1_000));
    await world.drain();
    for (const id of ids) expect((await paymentOf(world, id)).status).toBe("completed");
  });

  test("three asks in a row that fail pause it for a minute, for every process, and then it is made up for", async ({
    world,
  }) => {
    const { ids } = await paying(world, 20);
    const { readCheckout } = world.bank.stripe;
    const seen = slowStripe(world, away);

    const next = await drainProviders(world.system);
    const { asked } = seen;
    expect(asked).toBeGreaterThanOrEqual(3);
    expect(asked).toBeLessThan(ids.length);
    expect(next).toBeNull();
    world.clock.forward({ seconds: 59 });
    expect(await drainProviders(world.system)).toEqual(new Date(world.clock.now.getTime() + 1_000));
    expect(seen.asked).toBe(asked);

    world.clock.forward({ seconds: 1 });
    world.bank.stripe.readCheckout = readCheckout;
    await world.drain();
    for (const id of ids) expect((await paymentOf(world, id)).status).toBe("completed");
  });

  test("nothing is given up, however long it is away", async ({ world }) => {
    const { event, ids } = await paying(world, 1);
    const gaveBack = await world.person();
    const { id: paid } = await checkout(world, gaveBack, event.id);
    await payAtStripe(world, paid);
    await cancelRsvp(world.as(event.organizerId), { eventId: event.id, userId: gaveBack });
    const answering = { ...world.bank.stripe };
    Object.assign(world.bank.stripe, { readCheckout: away, closeCheckout: away, refund: away });

    for (let hour = 0; hour < 30; hour++) {
      await world.drain();
      world.clock.forward({ hours: 1 });
    }
    expect((await paymentOf(world, ids[0]!)).status).toBe("open");
    expect(await refundsOf(world, paid)).toMatchObject([{ status: "queued" }]);

    Object.assign(world.bank.stripe, answering);
    await world.drain();
    expect((await paymentOf(world, ids[0]!)).status).toBe("completed");
    expect(await refundsOf(world, paid)).toMatchObject([{ status: "succeeded" }]);
  });

  test("Stars go back through Telegram", async ({ world }) => {
    const online = await sale(world, {
      location: null,
      onlineUrl: "https://meet.example/1",
      priceMinor: 250,
      currency: "XTR",
    });
    const buyer = await world.person();
    const { id, amountMinor } = await checkout(world, buyer, online.id, { provider: "stars" });
    const charge = world.bank.charge(amountMinor, "XTR");
    await applyPayment(world.system, {
      paymentId: id,
      currency: "XTR",
      amountMinor,
      providerPaymentId: charge,
      telegramChargeId: charge,
    });
    await paying(world, 5);
    slowStripe(world, away);
    await drainProviders(world.system);

    await cancelRsvp(world.as(online.organizerId), { eventId: online.id, userId: buyer });
    await world.drain();

    expect(await refundsOf(world, id)).toMatchObject([{ status: "succeeded" }]);
  });

  test("what failed before it answered again is forgotten: only three in a row pause it", async ({
    world,
  }) => {
    const { ids } = await paying(world, 12);
    let asks = 0;
    slowStripe(world, async () => {
      if (asks++ % 3 === 1) await away();
    });

    await drainProviders(world.system);

    expect(asks).toBe(ids.length);
  });

  test("a cancelled seat's refund is asked for by the providers' part, which the letters' part pokes", async ({
    world,
  }) => {
    const event = await sale(world);
    const buyer = await world.person();
    const { id } = await checkout(world, buyer, event.id);
    await payAtStripe(world, id);
    const pokes: unknown[] = [];
    await cancelRsvp(world.as(event.organizerId), { eventId: event.id, userId: buyer });

    await drainLetters({ ...world.system, poke: (part) => pokes.push(part) });

    expect(kindsOf(world.told(buyer))).toContain("rsvp.removed");
    expect(pokes).toEqual(["providers"]);
    expect(await refundsOf(world, id)).toMatchObject([{ status: "queued" }]);
    await drainProviders(world.system);
    expect(await refundsOf(world, id)).toMatchObject([{ status: "succeeded" }]);
  });
});
