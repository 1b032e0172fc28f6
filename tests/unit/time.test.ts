import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  aroundGap,
  clockChanges,
  compareDates,
  currentZoneName,
  instantsOf,
  isRealDate,
  isZone,
  offsetMinutes,
  type WallTime,
  wallTimeIn,
  weekday,
  zoneCity,
} from "@/domain/time";

const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"), "UTC", "Europe/Kyiv", "Asia/Kolkata");
const instant = fc.date({
  min: new Date("1975-01-01T00:00:00Z"),
  max: new Date("2099-12-31T00:00:00Z"),
  noInvalidDate: true,
});
const wallDate = fc
  .date({ min: new Date("1950-01-01"), max: new Date("2150-01-01"), noInvalidDate: true })
  .map((date) => ({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  }));

describe("Wall clock and instant", () => {
  test("every instant is among the instants of what its clock shows, in every zone", () => {
    fc.assert(
      fc.property(zone, instant, (zone, instant) => {
        const wholeMinute = Math.floor(instant.getTime() / 60_000) * 60_000;
        const instants = instantsOf(zone, wallTimeIn(zone, instant)).map((at) => at.getTime());

        expect(instants).toContain(wholeMinute);
        expect(instants.length).toBeLessThanOrEqual(2);
        expect(instants).toEqual(instants.toSorted((a, b) => a - b));
      }),
      { numRuns: 3_000 },
    );
  });

  test("every clock change skips or repeats exactly the times it jumps over", () => {
    const change = fc.tuple(zone, fc.integer({ min: 1990, max: 2040 })).chain(([zone, year]) => {
      const changes = clockChanges(zone, new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year + 1, 0, 1)));
      return changes.length > 0
        ? fc.constantFrom(...changes.map((change) => ({ zone, ...change })))
        : fc.constant(undefined);
    });
    fc.assert(
      fc.property(change, (change) => {
        if (!change) return;
        const { zone, at, offsetBefore, offsetAfter } = change;
        const jumpedTo = wallTimeIn(zone, at);
        const lastMinute = wallTimeIn(zone, new Date(at.getTime() - 60_000));
        const middle = new Date(at.getTime() + ((offsetBefore + offsetAfter) / 2) * 60_000);

        expect(instantsOf(zone, jumpedTo)).toContainEqual(at);
        expect(instantsOf(zone, lastMinute).length).toBeGreaterThan(0);
        expect(instantsOf(zone, wallTimeIn("UTC", middle))).toHaveLength(offsetAfter > offsetBefore ? 0 : 2);
      }),
      { numRuns: 300 },
    );
  });

  test("the ways around a gap exist, on either side of it", () => {
    const zones = [
      "Europe/Berlin",
      "Australia/Lord_Howe",
      "America/Santiago",
      "Africa/Cairo",
      "Pacific/Apia",
      "Asia/Beirut",
    ];
    for (const zone of zones) {
      const changes = clockChanges(zone, new Date("2011-01-01"), new Date("2027-12-31"));
      for (const { at, offsetBefore } of changes.filter(
        (change) => change.offsetAfter > change.offsetBefore,
      )) {
        const skipped = wallTimeIn("UTC", new Date(at.getTime() + offsetBefore * 60_000));
        const { before, after } = aroundGap(zone, skipped);

        expect(instantsOf(zone, skipped)).toEqual([]);
        expect(instantsOf(zone, before)[0]?.getTime()).toBeLessThan(at.getTime());
        expect(instantsOf(zone, after)[0]?.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect([before.minute % 30, after.minute % 30]).toEqual([0, 0]);
      }
    }
  });

  test.each([
    ["Europe/Berlin", wall("2027-03-28 02:30"), "01:30", "03:00"],
    ["Australia/Lord_Howe", wall("2026-10-04 02:15"), "01:30", "02:30"],
    ["America/Santiago", wall("2026-09-06 00:30"), "23:30", "01:00"],
    ["Europe/Dublin", wall("2027-03-28 01:30"), "00:30", "02:00"],
  ])("a time that %s skips is offered the half hours around the gap", (zone, skipped, before, after) => {
    const around = aroundGap(zone, skipped);

    expect([around.before, around.after].map(clock)).toEqual([before, after]);
  });

  test("a day that a zone left out has no instants at all", () => {
    expect(instantsOf("Pacific/Apia", wall("2011-12-30 12:00"))).toEqual([]);
    expect(aroundGap("Pacific/Apia", wall("2011-12-30 12:00"))).toMatchObject({
      before: wall("2011-12-29 23:30"),
      after: wall("2011-12-31 00:00"),
    });
  });

  test("a time without a gap cannot be led around one", () => {
    expect(() => aroundGap("Asia/Tokyo", wall("2026-11-27 02:30"))).toThrow(/No clock change/);
  });

  test("a date that no calendar has is no instant", () => {
    expect(instantsOf("Europe/Berlin", wall("2027-02-30 12:00"))).toEqual([]);
  });

  test("offsets are minutes east of Greenwich, halves and quarters included", () => {
    const winter = new Date("2026-01-15T12:00:00Z");
    const offsets = ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "America/St_Johns", "UTC"];

    expect(offsets.map((zone) => offsetMinutes(zone, winter))).toEqual([60, -300, 345, -210, 0]);
    expect(offsetMinutes("Australia/Lord_Howe", winter)).toBe(660);
  });
});

describe("Days", () => {
  test("adding days and taking them away again changes nothing, and keeps the clock", () => {
    fc.assert(
      fc.property(wallDate, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
        const wall = { ...date, hour: 7, minute: 30 };

        expect(addDays(addDays(wall, days), -days)).toEqual(wall);
        expect(Math.sign(compareDates(addDays(wall, days), wall))).toBe(Math.sign(days));
        expect(weekday(addDays(wall, days * 7))).toBe(weekday(wall));
        expect(isRealDate(addDays(wall, days))).toBe(true);
      }),
    );
  });

  test("February has 29 days in leap years only, and no month has 32", () => {
    const real = ["2028-02-29", "2000-02-29", "2026-12-31"].map(wall);
    const unreal = ["2027-02-29", "2100-02-29", "2026-11-31", "2026-13-01", "2026-00-10", "2026-01-00"].map(
      wall,
    );

    expect(real.map(isRealDate)).toEqual([true, true, true]);
    expect(unreal.map(isRealDate)).toEqual(unreal.map(() => false));
  });

  test("Sunday is 0", () => {
    expect(weekday(wall("2026-11-22"))).toBe(0);
    expect(weekday(wall("2026-11-27"))).toBe(5);
  });
});

describe("Zone names", () => {
  test("every zone the runtime knows is a zone, and so are the names that were given up", () => {
    const names = [
      ...Intl.supportedValuesOf("timeZone"),
      "UTC",
      "Europe/Kiev",
      "Europe/Kyiv",
      "Asia/Calcutta",
      "US/Pacific",
    ];

    expect(names.filter((name) => !isZone(name))).toEqual([]);
  });

  test.each([
    "",
    " ",
    "+02:00",
    "-0300",
    "GMT+2",
    "UTC+1",
    "Mars/Olympus",
    "europe/berlin",
    "Europe/BERLIN",
    "Berlin",
    "Europe/Berlin ",
    "../etc",
    "Europe/Berlin\n",
  ])("%j is no zone, however often it is asked", (name) =>
    expect([isZone(name), isZone(name)]).toEqual([false, false]),
  );

  test("a renamed zone is brought up to date, all others stay as they are", () => {
    expect(currentZoneName("Asia/Calcutta")).toBe("Asia/Kolkata");
    expect(currentZoneName("Europe/Kiev")).toBe("Europe/Kyiv");
    expect(currentZoneName("Europe/Berlin")).toBe("Europe/Berlin");
  });

  test.each([
    ["Europe/Berlin", "Berlin"],
    ["America/Sao_Paulo", "São Paulo"],
    ["America/New_York", "New York"],
    ["Asia/Kolkata", "Mumbai"],
    ["Asia/Calcutta", "Mumbai"],
    ["America/Argentina/Buenos_Aires", "Buenos Aires"],
    ["America/Indiana/Indianapolis", "Indianapolis"],
    ["UTC", "UTC"],
  ])("%s is called %s", (zone, city) => expect(zoneCity(zone)).toBe(city));
});

function wall(text: string): WallTime {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute };
}

function clock({ hour, minute }: WallTime): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
