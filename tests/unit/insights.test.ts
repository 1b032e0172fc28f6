import { describe, expect, test } from "vitest";
import { fillDays, lastWeeks, niceMax } from "@/components/insights/days";

const series = [
  { day: "2026-10-24", going: 2, cumulated: 2 },
  { day: "2026-10-27", going: 3, cumulated: 5 },
];

describe("the days of a chart", () => {
  test("begin at nothing on the day before the first RSVP, and leave none out, also where clocks change", () => {
    expect(fillDays(series, "2026-10-28").map(({ day, cumulated }) => `${day} ${cumulated}`)).toEqual([
      "2026-10-23 0",
      "2026-10-24 2",
      "2026-10-25 2",
      "2026-10-26 2",
      "2026-10-27 5",
      "2026-10-28 5",
    ]);
  });

  test("go on to the last RSVP when that was later than the day that is asked for, and are none without RSVPs", () => {
    expect(fillDays(series, "2026-10-25").at(-1)).toEqual(series[1]);
    expect(fillDays([], "2026-10-25")).toEqual([]);
  });

  test("of this week and the one before are the seven up to today and the seven before these", () => {
    expect(lastWeeks(series, "2026-10-30")).toEqual({ last: 5, before: 0 });
    expect(lastWeeks(series, "2026-10-31")).toEqual({ last: 3, before: 2 });
    expect(lastWeeks(series, "2026-11-09")).toEqual({ last: 0, before: 3 });
  });
});

test("the scale of a chart ends at a round number whose half is whole, and never below its highest value", () => {
  expect([0, 1, 2, 3, 9, 11, 27, 41, 5000].map(niceMax)).toEqual([2, 2, 2, 4, 10, 20, 40, 100, 10_000]);
});
