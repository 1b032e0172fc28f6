import { expect, test } from "vitest";
import { pricesOf } from "@/domain/events/prices";

const now = new Date("2026-11-23T12:00:00Z");
const [before, after] = ["2026-11-23T11:00:00+00:00", "2026-11-23T13:00:00+00:00"];
const kind = (
  minor: number,
  about: { hidden?: boolean; left?: number; from?: string; until?: string } = {},
) => ({
  name: `at ${minor}`,
  minor,
  currency: "EUR",
  hidden: false,
  left: null,
  from: null,
  until: null,
  ...about,
});
const gone = kind(1000, { left: 0 });
const room = (capacity: number | null) => ({ capacity, seatsTaken: 0, review: "not_needed" as const });
const world = { settings: { seller: "platform" as const }, now: () => now };
const euro = (minor: number) => ({ minor, currency: "EUR" });

test.each([
  ["what costs nothing has no price", [kind(0)], null, false, "open"],
  ["the cheapest that can be had now", [kind(3000), kind(2000)], euro(2000), true, "open"],
  ["one price for all", [kind(2000), kind(2000)], euro(2000), false, "open"],
  ["free kinds beside it do not make it free", [kind(0), kind(2000)], euro(2000), false, "open"],
  ["hidden kinds are not shown", [kind(1000, { hidden: true }), kind(2000)], euro(2000), false, "open"],
  ["where all are hidden, all are shown", [kind(1000, { hidden: true })], euro(1000), false, "open"],
  [
    "on sale before cheaper ones to come",
    [kind(1000, { from: after }), kind(2000)],
    euro(2000),
    false,
    "open",
  ],
  [
    "to come before cheaper ones of the past",
    [kind(1000, { until: before }), kind(2000, { from: after })],
    euro(2000),
    false,
    "soon",
  ],
  ["of the past when nothing else is left", [kind(1000, { until: before })], euro(1000), false, "over"],
  ["from this very instant", [kind(1000, { from: now.toISOString() })], euro(1000), false, "open"],
  ["until this very instant", [kind(1000, { until: now.toISOString() })], euro(1000), false, "over"],
  ["free ones that go on keep it open", [kind(1000, { until: before }), kind(0)], euro(0), false, "open"],
  ["without any kind there is no price", [], null, false, "over"],
  ["what is sold out beside others does not count", [gone, kind(2000), kind(3000)], euro(2000), true, "open"],
  ["nor what is sold out before others come", [gone, kind(2000, { from: after })], euro(2000), false, "soon"],
  ["nor after the others' sale", [gone, kind(2000, { until: before })], euro(1000), false, "over"],
  ["what is sold out to the last is waited for", [gone, kind(2000, { left: 0 })], euro(1000), true, "full"],
])("%s", (_, kinds, price, pricesDiffer, state) => {
  expect(pricesOf(kinds, room(null), world)).toMatchObject({
    price,
    pricesDiffer,
    sale: { state },
  });
});

test.each([
  ["as many as the kinds have", [kind(1000, { left: 2 }), kind(2000, { left: 3 })], null, 5],
  ["no more than the event has", [kind(1000), kind(2000, { left: 3 })], 4, 4],
  ["none of what is not on sale", [gone, kind(2000, { left: 5, from: after })], 9, 0],
  ["no number without a limit", [kind(1000)], null, null],
])("seats left are %s", (_, kinds, capacity, placesLeft) => {
  expect(pricesOf(kinds, room(capacity), world)).toMatchObject({ placesLeft });
});

test.each([
  ["pending", "platform", "review"],
  ["declined", "platform", "over"],
  ["approved", "platform", "open"],
  ["pending", "organizer", "open"],
] as const)("of an event whose review is %s, what a seller (%s) sells is %s", (review, seller, state) => {
  const at = { ...world, settings: { seller } };
  expect(pricesOf([kind(1000)], { ...room(null), review }, at).sale.state).toBe(state);
  expect(pricesOf([kind(0)], { ...room(null), review }, at).sale.state).toBe("open");
});

test("what comes next is named, and the earliest of several", () => {
  const later = "2026-11-24T13:00:00+00:00";
  const kinds = [gone, kind(3000, { from: later }), kind(2000, { from: after })];
  expect(pricesOf(kinds, room(null), world).sale).toEqual({
    state: "soon",
    kind: "at 2000",
    from: new Date(after!),
  });
});
