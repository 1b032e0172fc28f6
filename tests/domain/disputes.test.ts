import { expect } from "vitest";
import { refunds } from "@/db/schema/payments";
import { cancelEvent } from "@/domain/events/cancel";
import { bookDispute } from "@/domain/payments/book-dispute";
import { standingOf } from "@/domain/rsvps/queries";
import { checkout, ledgerOf, payAtStripe, sale, test, type World } from "../support/sales";

async function sold(world: World) {
  const event = await sale(world);
  const buyer = await world.person();
  const { id } = await checkout(world, buyer, event.id);
  await payAtStripe(world, id);
  /** What Stripe tells of the same dispute, one after the other. */
  const tell = async (...statuses: string[]) => {
    const dispute = { id: "dp_1", amountMinor: 4500, reason: "fraudulent" };
    for (const status of statuses) await bookDispute(world.system, id, { ...dispute, status });
    await world.drain();
  };
  const standing = () => standingOf(world.system, event.id, buyer);
  const problems = () => world.toldOf(event.organizerId, "payment.alert").map(({ problem }) => problem);
  return { event, id, tell, standing, problems };
}

test("a dispute takes the money and the ticket; won, the money is here again", async ({ world }) => {
  const { tell, standing, problems } = await sold(world);
  await tell("needs_response", "needs_response", "won", "needs_response", "lost");
  expect(await ledgerOf(world)).toEqual([
    ["charge", 4500],
    ["dispute", -4500],
    ["dispute_won", 4500],
  ]);
  expect(await standing()).toMatchObject({ status: "cancelled" });
  expect(await world.db.select().from(refunds)).toEqual([]);
  expect(problems()).toEqual(["disputed"]);
});

test("a bank that only inquires moves no money and takes no ticket", async ({ world }) => {
  const { tell, standing, problems } = await sold(world);
  await tell("warning_needs_response", "warning_under_review", "warning_closed", "warning_needs_response");
  expect(await ledgerOf(world)).toEqual([["charge", 4500]]);
  expect(await standing()).toMatchObject({ status: "confirmed" });
  expect(problems()).toEqual(["inquiry"]);
});

test("an inquiry that becomes a dispute takes money and ticket then, once, also when it is told late", async ({
  world,
}) => {
  const { tell, standing, problems } = await sold(world);
  await tell("warning_needs_response");
  await tell("needs_response", "warning_under_review", "under_review", "needs_response");
  expect(await ledgerOf(world)).toEqual([
    ["charge", 4500],
    ["dispute", -4500],
  ]);
  expect(await standing()).toMatchObject({ status: "cancelled" });
  expect(problems()).toEqual(["inquiry", "disputed"]);
});

test.for([
  ["lost", []],
  ["warning_needs_response", [{ amountMinor: 4500, reason: "event_cancelled" }]],
] as const)(
  "when the event is cancelled, money disputed as %s goes back so",
  async ([status, back], { world }) => {
    const { event, tell } = await sold(world);
    await tell(status);
    await cancelEvent(world.as(event.organizerId), { eventId: event.id, note: null });
    await world.drain();
    expect(await world.db.select().from(refunds)).toMatchObject(back);
  },
);
