import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWhen } from "@/domain/drafts/read-when";
import { instantsOf, wallTimeIn } from "@/domain/time";
import {
  formatClock,
  formatDate,
  formatDay,
  formatMoney,
  formatMonth,
  formatMonthShort,
  formatNumber,
  formatOffset,
  formatTime,
  formatWallDate,
  formatWallDateLong,
  formatWeekday,
  formatWhen,
  formatWhenShort,
  formatZone,
} from "@/messages/format";

const start = new Date("2026-11-27T18:00:00Z");
const end = new Date("2026-11-27T21:00:00Z");
const nextDay = new Date("2026-11-28T01:00:00Z");
const berlin = "Europe/Berlin";
const space = "\u00a0";

describe("A date and time in English", () => {
  test("names the weekday, the day, the clock and the zone", () => {
    expect(formatDate(start, berlin, "en")).toBe("Friday, November 27, 2026");
    expect(formatTime(start, berlin, "en")).toBe(`7:00${space}PM (Berlin,${space}GMT+1)`);
    expect(formatWhen(start, berlin, "en")).toBe(
      `Friday, November 27, 2026 at 7:00${space}PM (Berlin,${space}GMT+1)`,
    );
    expect(formatWhenShort(start, berlin, "en")).toBe(`Fri, Nov 27, 7:00${space}PM (Berlin)`);
  });

  test("says AM or PM once when both ends share it", () => {
    expect(formatTime(start, berlin, "en", end)).toBe(`7:00–10:00${space}PM (Berlin,${space}GMT+1)`);
    expect(formatClock(new Date("2026-11-27T09:00:00Z"), berlin, "en", end)).toBe(
      `10:00${space}AM–10:00${space}PM`,
    );
  });

  test("shows both dates when it ends on another day", () => {
    expect(formatWhen(start, berlin, "en", nextDay)).toBe(
      `Friday, November 27, 2026 at 7:00${space}PM – Sat, Nov 28, 2:00${space}AM (Berlin,${space}GMT+1)`,
    );
  });

  test("follows the venue's clock: the same instant is another hour, another day, another offset", () => {
    expect(formatWhen(nextDay, "America/New_York", "en")).toBe(
      `Friday, November 27, 2026 at 8:00${space}PM (New${space}York,${space}GMT-5)`,
    );
    expect(formatWhenShort(nextDay, "Asia/Kolkata", "en")).toBe(`Sat, Nov 28, 6:30${space}AM (Mumbai)`);
  });

  test("breaks no line inside a time or its brackets", () => {
    for (const zone of ["America/Argentina/Buenos_Aires", "Asia/Ho_Chi_Minh", berlin]) {
      expect(formatTime(start, zone, "en", end)).toMatch(/^[^ ]+ \([^ ]+\)$/);
    }
  });
});

describe("A date and time in Spanish", () => {
  test("is on the 24-hour clock with small letters", () => {
    expect(formatDate(start, berlin, "es")).toBe("viernes, 27 de noviembre de 2026");
    expect(formatTime(start, berlin, "es", end)).toBe(`19:00–22:00 (Berlin,${space}GMT+1)`);
    expect(formatWhen(start, berlin, "es")).toBe(
      `viernes, 27 de noviembre de 2026 a las 19:00 (Berlin,${space}GMT+1)`,
    );
    expect(formatWhen(new Date("2026-11-27T00:30:00Z"), berlin, "es")).toContain(" a la 1:30 ");
    expect(formatWhenShort(start, berlin, "es")).toBe("vie, 27 nov, 19:00 (Berlin)");
  });

  test("heads a month the Spanish way", () => {
    expect(formatMonth({ year: 2026, month: 11 }, "es")).toBe("noviembre de 2026");
  });
});

test.each(["en", "en-GB", "es"])(
  "what is shown in %s can be typed back and means the same instant",
  (language) => {
    const now = new Date("2026-11-25T11:00:00Z");
    const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    const soon = fc.date({ min: now, max: new Date("2028-11-20T00:00:00Z"), noInvalidDate: true });
    fc.assert(
      fc.property(zone, soon, (zone, soon) => {
        const instant = new Date(Math.ceil(soon.getTime() / 60_000) * 60_000);
        fc.pre(instant > now && instantsOf(zone, wallTimeIn(zone, instant)).length === 1);

        const typed = formatWhen(instant, zone, language);

        expect(readWhen(typed, { zone, now, language }), typed).toMatchObject({
          kind: "instant",
          at: instant,
        });
      }),
      { numRuns: 500 },
    );
  },
);

describe("A zone", () => {
  test.each([
    [berlin, "Berlin, GMT+1"],
    ["Asia/Kolkata", "Mumbai, GMT+5:30"],
    ["America/St_Johns", "St. John’s, GMT-3:30"],
    ["Europe/London", "London, GMT"],
    ["UTC", "UTC"],
  ])("%s is shown as %s in winter", (zone, shown) => expect(formatZone(zone, start)).toBe(shown));

  test("has the offset of the day it is shown for", () => {
    expect(formatOffset(berlin, new Date("2026-07-01T12:00:00Z"))).toBe("GMT+2");
    expect(formatOffset("Australia/Lord_Howe", new Date("2026-07-01T12:00:00Z"))).toBe("GMT+10:30");
  });

  test("tells the two turns of a repeated hour apart", () => {
    const [first, second] = instantsOf(berlin, { year: 2026, month: 10, day: 25, hour: 2, minute: 30 });

    expect([first, second].map((at) => formatOffset(berlin, at as Date))).toEqual(["GMT+2", "GMT+1"]);
  });
});

describe("Money", () => {
  test.each([
    [4500, "USD", "en", "$45.00"],
    [4500, "EUR", "en", "€45.00"],
    [4500, "JPY", "en", "¥4,500"],
    [4500, "CAD", "en", "CA$45.00"],
    [123456789, "USD", "en", "$1,234,567.89"],
    [4500, "EUR", "es", `45,00${space}€`],
    [4500, "EUR", "de", `45,00${space}€`],
    [5, "USD", "en", "$0.05"],
  ] as const)("%i minor units of %s in %s are %s", (minor, currency, language, shown) =>
    expect(formatMoney(minor, currency, language)).toBe(shown),
  );
});

test("counts are grouped in the manner of the language", () => {
  expect(formatNumber(12345, "en")).toBe("12,345");
  expect(formatNumber(12345, "es")).toBe("12.345");
});

test("calendar labels name weekdays, days and months, and no machine's zone moves them", () => {
  const date = { year: 2026, month: 12, day: 1 };

  expect(formatMonth(date, "en")).toBe("December 2026");
  expect(formatMonthShort(date, "en")).toBe("Dec 2026");
  expect(formatDay(date, "en")).toBe("Tue 1");
  expect(formatDay(date, "en", true)).toBe("Tue Dec 1");
  expect(formatWeekday(date, "en")).toBe("Tue");
  expect(formatWeekday(date, "es", "long")).toBe("martes");
  expect(formatWallDate(date, "en")).toBe("Tuesday, December 1, 2026");
  expect(formatWallDateLong(date, "en")).toBe("December 1, 2026");
});
