import { describe, expect, test } from "vitest";
import { venueClock, venueInstants } from "@/domain/events/rules";

const wall = (year: number, month: number, day: number, hour: number, minute = 0) => ({
  year,
  month,
  day,
  hour,
  minute,
});
const iso = (timeZone: string, at: ReturnType<typeof wall>) => {
  const { at: instants, skipped } = venueInstants(timeZone, at);
  return { instants: instants.map((instant) => instant.toISOString()), skipped };
};

describe("What the venue's clocks show", () => {
  test("is one instant on most days, and is shown again for it", () => {
    const evening = wall(2026, 11, 29, 19, 30);
    expect(iso("Europe/Berlin", evening)).toEqual({ instants: ["2026-11-29T18:30:00.000Z"], skipped: false });
    expect(venueClock("Europe/Berlin", new Date("2026-11-29T18:30:00Z"))).toEqual(evening);
  });

  test("means the first time after the jump on the night when clocks go forward", () => {
    expect(iso("Europe/Berlin", wall(2027, 3, 28, 2, 30))).toEqual({
      instants: ["2027-03-28T01:00:00.000Z"],
      skipped: true,
    });
  });

  test("is two instants, the earlier first, on the night when clocks go back", () => {
    expect(iso("Europe/Berlin", wall(2026, 10, 25, 2, 30))).toEqual({
      instants: ["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"],
      skipped: false,
    });
  });
});
