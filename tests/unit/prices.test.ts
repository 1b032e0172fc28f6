import { expect, test } from "vitest";
import { pricesOf } from "@/domain/events/prices";

const now = new Date("2026-11-23T12:00:00Z");
const [before, after] = ["2026-11-23T11:00:00+00:00", "2026-11-23T13:00:00+00:00"];
const kind = (minor: number, about: { hidden?: boolean; from?: string; until?: string } = {}) => ({
  minor,
  currency: "EUR",
  hidden: false,
  from: null,
  until: null,
  ...about,
});
const euro = (minor: number) => ({ minor, currency: "EUR" });

test.each([
  ["what costs nothing has no price", [kind(0)], null, false, false],
  ["the cheapest that can be had now", [kind(3000), kind(2000)], euro(2000), true, false],
  ["one price for all", [kind(2000), kind(2000)], euro(2000), false, false],
  ["free kinds beside it do not make it free", [kind(0), kind(2000)], euro(2000), false, false],
  ["hidden kinds are not shown", [kind(1000, { hidden: true }), kind(2000)], euro(2000), false, false],
  ["where all are hidden, all are shown", [kind(1000, { hidden: true })], euro(1000), false, false],
  [
    "on sale before cheaper ones to come",
    [kind(1000, { from: after }), kind(2000)],
    euro(2000),
    false,
    false,
  ],
  [
    "to come before cheaper ones of the past",
    [kind(1000, { until: before }), kind(2000, { from: after })],
    euro(2000),
    false,
    false,
  ],
  ["of the past when nothing else is left", [kind(1000, { until: before })], euro(1000), false, true],
  ["from this very instant", [kind(1000, { from: now.toISOString() })], euro(1000), false, false],
  ["until this very instant", [kind(1000, { until: now.toISOString() })], euro(1000), false, true],
  ["free ones that go on keep it open", [kind(1000, { until: before }), kind(0)], euro(1000), false, false],
  ["without any kind there is no price", [], null, false, false],
])("%s", (_, kinds, price, pricesDiffer, salesOver) => {
  expect(pricesOf(kinds, now)).toEqual({ price, pricesDiffer, salesOver });
});
