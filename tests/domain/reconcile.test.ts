import { asc } from "drizzle-orm";
import { expect } from "vitest";
import { ledgerEntries } from "@/db/schema/payments";
import { leaseMs } from "@/domain/deadlines";
import { beginReconciling } from "@/domain/payments/begin-reconciling";
import { reconcile } from "@/domain/payments/reconcile";
import { standingOf } from "@/domain/rsvps/queries";
import { expectErrorLog } from "../support/log";
import { reconcileAll } from "../support/nightly";
import { checkout, connect, payAtStripe, paymentOf, sale, test, type World } from "../support/sales";
import { inMs } from "../support/world";

/** The night's comparison, an hour later; what it tells people arrives. */
async function compare(world: World) {
  world.clock.forward({ hours: 1 });
  const { compared } = await reconcileAll(world.system);
  await world.drain();
  return compared;
}
const alertsOf = (world: World, admin: number) => world.toldOf(admin, "operator.alert");

test("what agrees is told to nobody, and money of the last minutes is left for later", async ({ world }) => {
  const admin = await world.admin();
  const event = await sale(world);
  await payAtStripe(world, (await checkout(world, await world.person(), event.id)).id);
  expect(await reconcileAll(world.system)).toMatchObject({ compared: 0, leftOut: 0, nextAt: null });
  expect(await compare(world)).toBe(1);
  expect(world.told(admin)).toEqual([]);
  expect(world.toldOf(event.organizerId, "payment.alert")).toEqual([]);
});

test("money and refunds that nobody told us of are in our books after the night", async ({ world }) => {
  const admin = await world.admin();
  const event = await sale(world);
  const [one, two] = await world.people(2);
  const paid = await checkout(world, one!, event.id);
  await payAtStripe(world, paid.id);
  world.bank.refundAtProvider((await paymentOf(world, paid.id)).providerPaymentId!, 1500);
  const lost = await checkout(world, two!, event.id);
  world.bank.pay(lost.id);

  await compare(world);
  expect(await paymentOf(world, paid.id)).toMatchObject({ refundedMinor: 1500 });
  expect(await standingOf(world.system, event.id, two!)).toMatchObject({ status: "confirmed" });
  const booked = (await world.db.select().from(ledgerEntries)).map(({ amountMinor }) => amountMinor);
  expect(booked.reduce((sum, minor) => sum + minor, 0)).toBe(world.bank.balance());
  expect(alertsOf(world, admin)).toEqual([]);
  expect(world.toldOf(event.organizerId, "payment.alert")).toEqual([]);
});

test("a dispute that nobody told us of is in our books after the night, and so is how it ended, weeks later", async ({
  world,
}) => {
  const event = await sale(world, { startsIn: { days: 90 } });
  const buyer = await world.person();
  const { id } = await checkout(world, buyer, event.id);
  await payAtStripe(world, id);
  const { providerPaymentId } = await paymentOf(world, id);
  const ledger = async () =>
    (await world.db.select().from(ledgerEntries).orderBy(asc(ledgerEntries.sequence))).map(
      ({ kind, amountMinor }) => [kind, amountMinor],
    );

  world.clock.forward({ days: 40 });
  world.bank.dispute(providerPaymentId!, "needs_response");
  await compare(world);
  await compare(world);
  expect(await ledger()).toEqual([
    ["charge", 4500],
    ["dispute", -4500],
  ]);
  expect(await standingOf(world.system, event.id, buyer)).toMatchObject({ status: "cancelled" });
  expect(world.toldOf(event.organizerId, "payment.alert")).toMatchObject([{ problem: "disputed" }]);

  world.clock.forward({ days: 30 });
  world.bank.dispute(providerPaymentId!, "won");
  await compare(world);
  expect((await ledger()).at(-1)).toEqual(["dispute_won", 4500]);
  expect(world.bank.balance()).toBe(4500);
});

test("a charge that belongs to no payment is told to the administrators, once", async ({ world }) => {
  const admin = await world.admin();
  const charge = world.bank.charge(4500, "EUR");
  await compare(world);
  await compare(world);
  expect(alertsOf(world, admin)).toMatchObject([{ problem: "unknown_charge", subject: charge }]);
});

test("a sum that differs from Stripe's is told to organizer and administrators, once", async ({ world }) => {
  const admin = await world.admin();
  const event = await sale(world);
  const { id } = await checkout(world, await world.person(), event.id);
  await payAtStripe(world, id);
  world.bank.charges.get((await paymentOf(world, id)).providerPaymentId!)!.amountMinor = 4600;

  await compare(world);
  await compare(world);
  for (const who of [admin, event.organizerId])
    expect(world.toldOf(who, "payment.alert")).toMatchObject([{ problem: "books" }]);
});

test("each account is compared by itself: one that is away holds up no other, and sells other things too", async ({
  world,
}) => {
  const admin = await world.admin();
  world.settings.seller = "organizer";
  const ids: string[] = [];
  for (const name of ["away", "here"]) {
    const organizer = await world.person({ verifiedAt: world.clock.now });
    await connect(world, organizer, `acct_${name}`);
    const event = await sale(world, { organizer });
    const { id } = await checkout(world, await world.person(), event.id);
    world.bank.pay(id);
    ids.push(id);
    world.bank.charge(999, "EUR", `acct_${name}`);
    // Whoever has an account writes what they like on its charges, our names too.
    for (const named of [id, ids[0]!, world.system.newId()])
      world.bank.charge(999, "EUR", `acct_${name}`, named);
  }
  const { listCharges } = world.bank.stripe;
  world.bank.stripe.listCharges = (account, ...span) => {
    if (account === "acct_away") throw new Error("away");
    return listCharges(account, ...span);
  };
  world.clock.forward({ minutes: 20 });

  expectErrorLog(/An account could not be compared with Stripe's lists .*acct_away/s);
  expect(await reconcileAll(world.system)).toMatchObject({ leftOut: 1, nextAt: null });
  expect((await paymentOf(world, ids[1]!)).status).toBe("completed");
  expect((await paymentOf(world, ids[0]!)).status).toBe("open");
  await world.drain();
  expect(alertsOf(world, admin)).toEqual([]);
});

test("a night that ends in the middle of an account is gone on with there, and another night begins anew", async ({
  world,
}) => {
  const event = await sale(world, { capacity: 10 });
  for (const buyer of await world.people(4)) {
    world.bank.pay((await checkout(world, buyer, event.id)).id);
    world.clock.forward({ seconds: 10 });
  }
  world.clock.forward({ minutes: 20 });
  const until = new Date(world.clock.now.getTime() + inMs({ seconds: 2 }));
  const asked: string[] = [];
  const { listCharges, readCharge } = world.bank.stripe;
  world.bank.stripe.readCharge = async (id, account) => {
    asked.push(id);
    world.clock.forward({ seconds: 1 });
    return readCharge(id, account);
  };
  await beginReconciling(world.system);

  expect(await reconcile(world.system, { until })).toMatchObject({ compared: 2, nextAt: world.clock.now });
  // The process dies over the next one: nobody takes the account up before its lease has run out.
  world.bank.stripe.listCharges = async function* () {
    yield* [];
    throw new Error("killed");
  };
  const killed = { ...world.system, db: Object.create(world.db, { update: { value: onceThenDead(world) } }) };
  await expect(reconcile(killed)).rejects.toThrow("dead");
  world.bank.stripe.listCharges = listCharges;
  const { nextAt } = await reconcile(world.system);
  expect(nextAt).toEqual(new Date(world.clock.now.getTime() + leaseMs));
  world.clock.now = nextAt!;

  // Stripe counts in seconds, so the last one before is looked at once more.
  expect(await reconcile(world.system)).toMatchObject({ compared: 3, nextAt: null, leftOut: 0 });
  expect(asked).toEqual([...world.bank.charges.keys()].reverse());
  expect((await reconcileAll(world.system)).compared).toBe(4);
});

/** A process that claims and then dies: its second write never happens. */
function onceThenDead({ db }: World) {
  let writes = 0;
  return (table: Parameters<typeof db.update>[0]) => {
    if (writes++ > 0) throw new Error("dead");
    return db.update(table);
  };
}
