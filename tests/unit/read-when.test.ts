import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { readWhen } from "@/domain/drafts/read-when";
import { settleWhen, type When } from "@/domain/drafts/settle-when";
import { type WallDate, type WallTime, wallTimeIn } from "@/domain/time";

type Example = [text: string, expected: string];

/** A Wednesday noon in Berlin. */
const berlin = { zone: "Europe/Berlin", now: new Date("2026-11-25T11:00:00Z") };

const upcoming: Example[] = [
  ["tomorrow 7pm", "2026-11-26 19:00"],
  ["7pm tomorrow", "2026-11-26 19:00"],
  ["Tomorrow, 7:00 p.m.", "2026-11-26 19:00"],
  ["TOMORROW 7PM!", "2026-11-26 19:00"],
  ["tomorrow @ 7pm", "2026-11-26 19:00"],
  ["tomorow 7pm", "2026-11-26 19:00"],
  ["tomorrow at seven pm", "2026-11-26 19:00"],
  ["half past 7pm tomorrow", "2026-11-26 19:30"],
  ["quarter to 8pm tomorrow", "2026-11-26 19:45"],
  ["tomorrow 19", "2026-11-26 19:00"],
  ["tomorrow 7.30pm", "2026-11-26 19:30"],
  ["tomorrow 19.30", "2026-11-26 19:30"],
  ["noon tomorrow", "2026-11-26 12:00"],
  ["day after tomorrow 6pm", "2026-11-27 18:00"],
  ["in 3 days at 18:00", "2026-11-28 18:00"],
  ["18:00 in 3 days", "2026-11-28 18:00"],
  ["in two weeks at 6pm", "2026-12-09 18:00"],
  ["in a month at 6pm", "2026-12-25 18:00"],
  ["in 2 hours", "2026-11-25 14:00"],
  ["in 90 minutes", "2026-11-25 13:30"],
  ["in half an hour", "2026-11-25 12:30"],
  ["2 hours from now", "2026-11-25 14:00"],
  ["fri 7pm", "2026-11-27 19:00"],
  ["7pm friday", "2026-11-27 19:00"],
  ["friday at noon", "2026-11-27 12:00"],
  ["sunday 11am", "2026-11-29 11:00"],
  ["this friday 19:30", "2026-11-27 19:30"],
  ["next friday 19:30", "2026-12-04 19:30"],
  ["friday next week 19:30", "2026-12-04 19:30"],
  ["next week tuesday 6pm", "2026-12-01 18:00"],
  ["tuesday 6pm", "2026-12-01 18:00"],
  ["friday the 27th 7pm", "2026-11-27 19:00"],
  ["the 27th at 7pm", "2026-11-27 19:00"],
  ["the 3rd at 7pm", "2026-12-03 19:00"],
  ["27.11.2026 19:00", "2026-11-27 19:00"],
  ["27.11.26 19:00", "2026-11-27 19:00"],
  ["27. 11. 2026 19:00", "2026-11-27 19:00"],
  ["27.11. 19:00", "2026-11-27 19:00"],
  ["27.11. 19.30", "2026-11-27 19:30"],
  ["03.12.2026 18:00", "2026-12-03 18:00"],
  ["2026-11-27 19:00", "2026-11-27 19:00"],
  ["2026-11-27T19:00", "2026-11-27 19:00"],
  ["2026-11-27T19:00:00Z", "2026-11-27 20:00"],
  ["2026-11-27T19:00:00-05:00", "2026-11-28 01:00"],
  ["2026/11/27 7 pm", "2026-11-27 19:00"],
  ["12/25/2026 6pm", "2026-12-25 18:00"],
  ["25/12/2026 6pm", "2026-12-25 18:00"],
  ["11/27 7pm", "2026-11-27 19:00"],
  ["27-11-2026 19:00", "2026-11-27 19:00"],
  ["05/05/2027 6pm", "2027-05-05 18:00"],
  ["Nov 27, 7:00 PM", "2026-11-27 19:00"],
  ["27 Nov 7pm", "2026-11-27 19:00"],
  ["Nov 27th, 7pm please", "2026-11-27 19:00"],
  ["the 27th of November at 7 pm", "2026-11-27 19:00"],
  ["Friday, November 27, 2026 at 7:00 PM", "2026-11-27 19:00"],
  ["Fri, Nov 27, 7:00 PM (Berlin)", "2026-11-27 19:00"],
  ["Friday, November 27, 2026 at 7:00\u00a0PM (Berlin,\u00a0GMT+1)", "2026-11-27 19:00"],
  ["Nov 27 7pm CET", "2026-11-27 19:00"],
  ["Nov 27 7pm Berlin time", "2026-11-27 19:00"],
  ["1 mar 19:00", "2027-03-01 19:00"],
  ["29.02. 19:00", "2028-02-29 19:00"],
  ["２７.１１.２０２６ １９:００", "2026-11-27 19:00"],
  ["Nov\u00a027,\u20027:00\u202fPM", "2026-11-27 19:00"],
  ["  Nov   27 ,   7:00   PM  ", "2026-11-27 19:00"],
  ["27.11.2026 24:00", "2026-11-28 00:00"],
  ["Nov 27 12am", "2026-11-27 00:00"],
  ["Nov 27 12:30am", "2026-11-27 00:30"],
  ["Nov 27 12pm", "2026-11-27 12:00"],
  ["Nov 27 at midnight", "2026-11-27 00:00"],
];

const today: Example[] = [
  ["7pm", "2026-11-25 19:00"],
  ["19:00", "2026-11-25 19:00"],
  ["19h30", "2026-11-25 19:30"],
  ["today 7pm", "2026-11-25 19:00"],
  ["tonight at 8", "2026-11-25 20:00"],
  ["8 tonight", "2026-11-25 20:00"],
  ["tonight at 8pm", "2026-11-25 20:00"],
  ["this evening at 6", "2026-11-25 18:00"],
  ["tonight at 1", "2026-11-26 01:00"],
  ["midnight", "2026-11-26 00:00"],
  ["tonight at midnight", "2026-11-26 00:00"],
  ["wednesday 7pm", "2026-11-25 19:00"],
  ["wednesday 9am", "2026-12-02 09:00"],
];

const bareHours: Example[] = [
  ["tomorrow at 7", "2026-11-26 07:00"],
  ["tomorrow 7:00", "2026-11-26 07:00"],
  ["sat at 7", "2026-11-28 07:00"],
  ["tomorrow evening at 7", "2026-11-26 19:00"],
  ["7 in the evening tomorrow", "2026-11-26 19:00"],
  ["tomorrow at 3 in the afternoon", "2026-11-26 15:00"],
  ["tomorrow at 9 in the morning", "2026-11-26 09:00"],
  ["tomorrow night at 11", "2026-11-26 23:00"],
  ["friday evening 8", "2026-11-27 20:00"],
  ["tomorrow night 10", "2026-11-26 22:00"],
  ["saturday night at 1am", "2026-11-29 01:00"],
  ["Nov 27 in the evening at 8", "2026-11-27 20:00"],
];

const otherLanguages: Example[] = [
  ["25 de marzo a las 18:00", "2027-03-25 18:00"],
  ["1 de diciembre del 2026 a las 20:00", "2026-12-01 20:00"],
  ["viernes, 27 de noviembre de 2026 a las 19:00", "2026-11-27 19:00"],
  ["mañana a las 19:00", "2026-11-26 19:00"],
  ["mañana por la mañana a las 9", "2026-11-26 09:00"],
  ["mañana a las 7 de la tarde", "2026-11-26 19:00"],
  ["a las siete de la tarde mañana", "2026-11-26 19:00"],
  ["mañana a las 7 y media de la tarde", "2026-11-26 19:30"],
  ["mañana a las 12 del mediodía", "2026-11-26 12:00"],
  ["mañana a la 1 de la tarde", "2026-11-26 13:00"],
  ["27 de noviembre a las 8 p. m.", "2026-11-27 20:00"],
  ["pasado mañana a las 18h", "2026-11-27 18:00"],
  ["hoy a las 20 horas", "2026-11-25 20:00"],
  ["el viernes 27 a las 19", "2026-11-27 19:00"],
  ["el próximo viernes a las 20:00", "2026-11-27 20:00"],
  ["el martes de la próxima semana a las 18:00", "2026-12-01 18:00"],
  ["heute 19 Uhr", "2026-11-25 19:00"],
  ["heute Abend um 8", "2026-11-25 20:00"],
  ["morgen um 19.30 Uhr", "2026-11-26 19:30"],
  ["morgen früh um 8", "2026-11-26 08:00"],
  ["übermorgen um 19 Uhr", "2026-11-27 19:00"],
  ["Freitag, 27.11. um 19.30", "2026-11-27 19:30"],
  ["1. Dezember 20 Uhr", "2026-12-01 20:00"],
  ["kommenden Freitag um 20:15", "2026-11-27 20:15"],
  ["Freitag nächster Woche 19 Uhr", "2026-12-04 19:00"],
  ["demain à 19h", "2026-11-26 19:00"],
  ["samedi 28 novembre 20h30", "2026-11-28 20:30"],
  ["amanhã às 19h", "2026-11-26 19:00"],
  ["25 de março às 19:00", "2027-03-25 19:00"],
];

const spans: Example[] = [
  ["Nov 27 7-10pm", "2026-11-27 19:00 → 2026-11-27 22:00"],
  ["Nov 27 7–10 PM", "2026-11-27 19:00 → 2026-11-27 22:00"],
  ["Nov 27 19:00-22:00", "2026-11-27 19:00 → 2026-11-27 22:00"],
  ["Nov 27 from 7pm to 10pm", "2026-11-27 19:00 → 2026-11-27 22:00"],
  ["Nov 27 7pm till 10pm", "2026-11-27 19:00 → 2026-11-27 22:00"],
  ["Nov 27 8pm - midnight", "2026-11-27 20:00 → 2026-11-28 00:00"],
  [
    "Friday, November 27, 2026 at 7:00–10:00\u00a0PM (Berlin,\u00a0GMT+1)",
    "2026-11-27 19:00 → 2026-11-27 22:00",
  ],
  ["tomorrow 11-2pm", "2026-11-26 11:00 → 2026-11-26 14:00"],
  ["friday 9-5pm", "2026-11-27 09:00 → 2026-11-27 17:00"],
  ["friday 4pm - 6", "2026-11-27 16:00 → 2026-11-27 18:00"],
  ["friday between 7 and 10pm", "2026-11-27 19:00 → 2026-11-27 22:00"],
  ["tonight 7-10", "2026-11-25 19:00 → 2026-11-25 22:00"],
  ["tonight from 10 to 2", "2026-11-25 22:00 → 2026-11-26 02:00"],
  ["Nov 27 10pm-2am", "2026-11-27 22:00 → 2026-11-28 02:00"],
  ["27.11. 19-22 Uhr", "2026-11-27 19:00 → 2026-11-27 22:00"],
  ["mañana de 19:00 a 22:00", "2026-11-26 19:00 → 2026-11-26 22:00"],
  ["Nov 27 7pm for 2 hours", "2026-11-27 19:00 → 2026-11-27 21:00"],
  ["tomorrow 7pm for 1.5 hours", "2026-11-26 19:00 → 2026-11-26 20:30"],
  ["mañana a las 19 durante 90 minutos", "2026-11-26 19:00 → 2026-11-26 20:30"],
  ["Nov 27 10pm - Nov 28 2am", "2026-11-27 22:00 → 2026-11-28 02:00"],
  ["27.11.2026 19:00 - 29.11.2026 16:00", "2026-11-27 19:00 → 2026-11-29 16:00"],
];

const daysOnly: Example[] = [
  ["tomorrow", "day 2026-11-26"],
  ["tomorrow evening", "day 2026-11-26"],
  ["Nov 27 in the evening", "day 2026-11-27"],
  ["Dec 7 in the evening", "day 2026-12-07"],
  ["viernes 27", "day 2026-11-27"],
  ["friday", "day 2026-11-27"],
  ["wednesday", "day 2026-11-25"],
  ["Nov 27", "day 2026-11-27"],
  ["dec 25", "day 2026-12-25"],
  ["27.11.2026", "day 2026-11-27"],
  ["in a month", "day 2026-12-25"],
  ["mañana", "day 2026-11-26"],
  ["2026-11-27", "day 2026-11-27"],
];

const questions: Example[] = [
  ["03/12/2026 6pm", "2026-03-12 or 2026-12-03 at 18:00"],
  ["03-12-2026 18:00", "2026-03-12 or 2026-12-03 at 18:00"],
  ["3/12", "2027-03-12 or 2026-12-03"],
  ["01/02/27 6pm", "2027-01-02 or 2027-02-01 at 18:00"],
  ["25.03.2025 18:00", "past 2025-03-25 18:00, next 2027-03-25 18:00"],
  ["2025-03-25 18:00", "past 2025-03-25 18:00, next 2027-03-25 18:00"],
  ["March 25, 2025 at 6:00 PM", "past 2025-03-25 18:00, next 2027-03-25 18:00"],
  ["25 de marzo de 2025 a las 18:00", "past 2025-03-25 18:00, next 2027-03-25 18:00"],
  ["1.12.2025 18:00", "past 2025-12-01 18:00, next 2026-12-01 18:00"],
  ["25.03.2025", "past 2025-03-25 all day, next 2027-03-25 00:00"],
  ["29.02.2024 18:00", "past 2024-02-29 18:00"],
  ["today 9am", "past 2026-11-25 09:00"],
  ["9am", "past 2026-11-25 09:00"],
  ["Nov 25 9am", "past 2026-11-25 09:00"],
  ["yesterday 7pm", "past 2026-11-24 19:00"],
  ["27.11.2029 19:00", "beyond 2028-11-25"],
  ["Nov 26 2028", "beyond 2028-11-25"],
  ["25.11.2028 19:00", "2028-11-25 19:00"],
  ["Nov 27 22:00-19:00", "ends first 2026-11-27 22:00"],
  ["Nov 28 7pm - Nov 27 7pm", "ends first 2026-11-28 19:00"],
];

const unreadable = [
  "",
  " ",
  "?",
  "5",
  "27",
  "2027",
  "1900",
  "tomorrow 1900",
  "friday 7",
  "party",
  "asdf",
  "soon",
  "🎉",
  "30.02.2027 19:00",
  "30.02.2027",
  "29.02.2027",
  "31.04.2027 19:00",
  "32.12.2026",
  "31/04/2027",
  "13/13/2027",
  "Nov 31 7pm",
  "30 feb 2027 7pm",
  "31 de abril de 2027 a las 18:00",
  "2027-02-30 18:00",
  "tomorrow 25:00",
  "tomorrow 7:75",
  "tomorrow 13am",
  "tomorrow 0pm",
  "27.11.2026 24:30",
  "saturday 27 november 7pm",
  "tomorrow 03.12.2026 7pm",
  "tomorrow, Dec 3, 7pm",
  "Friday 2026-11-28 19:00",
  "every friday 7pm",
  "not tomorrow 7pm",
  "friday or saturday 7pm",
  "Nov 27 or Nov 28 7pm",
  "two fridays from now",
  "last friday 7pm",
  "next week",
  "next month",
  "this weekend",
  "november",
  "Nov 2026",
  "Nov 27-29",
  "nov 27 7pm EST",
  "7pm in Lisbon",
  "tomorrow 7pm 8pm",
  "1.2.3.4",
  "7",
  "99:99",
  "-5",
  "in 3 parties",
  `tomorrow 7pm ${"please ".repeat(30)}`,
];

describe("A date in people's words", () => {
  test.each(upcoming)("“%s” is %s", (text, expected) => expect(told(text, berlin)).toBe(expected));

  test.each(otherLanguages)("in another language too: “%s” is %s", (text, expected) =>
    expect(told(text, berlin)).toBe(expected),
  );

  test.each(today)("without a day it is today, and a weekday is the next one: “%s” is %s", (text, expected) =>
    expect(told(text, berlin)).toBe(expected),
  );

  test.each(bareHours)(
    "an hour without am or pm is on the 24-hour clock unless a part of the day is named: “%s” is %s",
    (text, expected) => expect(told(text, berlin)).toBe(expected),
  );

  test.each(spans)("an end is understood with its start: “%s” is %s", (text, expected) =>
    expect(told(text, berlin)).toBe(expected),
  );

  test.each(daysOnly)("without a time it is only a day: “%s” is %s", (text, expected) =>
    expect(told(text, berlin)).toBe(expected),
  );

  test.each(questions)("what needs another question is told apart: “%s” is %s", (text, expected) =>
    expect(told(text, berlin)).toBe(expected),
  );

  test.each(unreadable)("what is not clearly one date is not guessed at: “%s”", (text) =>
    expect(told(text, berlin)).toBe("unreadable"),
  );

  test.each(["es", "es-MX", "de", "fr", "pt-BR", "ja", "xx"])(
    "means the same to a person whose language is %s",
    (language) => {
      for (const [text, expected] of [...upcoming, ...otherLanguages]) {
        expect(told(text, { ...berlin, language }), text).toBe(expected);
      }
    },
  );

  test.each(["Pacific/Apia", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"])(
    "does not depend on the machine's zone, %s for one",
    (machineZone) => {
      vi.stubEnv("TZ", machineZone);
      const noon = new Date("2026-11-25T12:00:00Z");
      expect(noon.getHours()).toBe(wallTimeIn(machineZone, noon).hour);

      for (const [text, expected] of [...upcoming, ...today, ...otherLanguages, ...spans, ...questions]) {
        expect(told(text, berlin), text).toBe(expected);
      }
    },
  );
});

test("Whatever is typed, an instant is ahead, on its wall clock, before its end and within two years", () => {
  const word = fc.constantFrom(
    ...[...upcoming, ...today, ...otherLanguages, ...spans, ...questions].flatMap(([text]) =>
      text.split(" "),
    ),
    ...unreadable,
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(word, { maxLength: 6 }).map((words) => words.join(" ")),
  );
  const zone = fc.constantFrom(
    "Europe/Berlin",
    "America/St_Johns",
    "Pacific/Kiritimati",
    "Australia/Lord_Howe",
  );
  const limit = new Date("2028-11-27T00:00:00Z");
  fc.assert(
    fc.property(text, zone, (text, zone) => {
      const when = readWhen(text, { zone, now: berlin.now });
      if (when.kind !== "instant") return;

      expect(when.at > berlin.now && when.at < limit).toBe(true);
      expect(wallTimeIn(zone, when.at)).toEqual(when.wall);
      if (when.end) expect(when.end.at > when.at).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

describe("Relative words", () => {
  const instant = new Date("2026-11-25T23:30:00Z");

  test.each([
    ["Europe/Berlin", "2026-11-27 19:00"],
    ["America/New_York", "2026-11-26 19:00"],
    ["America/Los_Angeles", "2026-11-26 19:00"],
    ["Asia/Tokyo", "2026-11-27 19:00"],
    ["Pacific/Kiritimati", "2026-11-27 19:00"],
    ["Pacific/Pago_Pago", "2026-11-26 19:00"],
  ])("tomorrow is tomorrow in %s", (zone, expected) => {
    expect(told("tomorrow 7pm", { zone, now: instant })).toBe(expected);
  });

  test("the same words are another instant in another zone", () => {
    const at = (zone: string) =>
      instantOf(readWhen("27.11.2026 19:00", { zone, now: berlin.now })).toISOString();

    expect(at("Europe/Berlin")).toBe("2026-11-27T18:00:00.000Z");
    expect(at("America/Sao_Paulo")).toBe("2026-11-27T22:00:00.000Z");
    expect(at("Asia/Kolkata")).toBe("2026-11-27T13:30:00.000Z");
  });

  test("in two hours is two hours of waiting, across a clock change as well", () => {
    const now = new Date("2027-03-28T00:30:00Z");

    expect(told("in 2 hours", { zone: "Europe/Berlin", now })).toBe("2027-03-28 04:30");
  });

  test("the last days of a year lead into the next", () => {
    const now = new Date("2026-12-30T11:00:00Z");

    expect(told("friday 7pm", { zone: "Europe/Berlin", now })).toBe("2027-01-01 19:00");
    expect(told("Jan 2 7pm", { zone: "Europe/Berlin", now })).toBe("2027-01-02 19:00");
    expect(told("the 3rd at 7pm", { zone: "Europe/Berlin", now })).toBe("2027-01-03 19:00");
  });

  test("a weekday at a time later today is today, a minute after it is next week", () => {
    expect(told("wednesday 12:01", berlin)).toBe("2026-11-25 12:01");
    expect(told("wednesday 12:00", berlin)).toBe("2026-12-02 12:00");
  });

  test("next friday said on a Sunday is five days away, for the week begins on Monday", () => {
    const now = new Date("2026-11-22T11:00:00Z");

    expect(told("next friday 7pm", { zone: "Europe/Berlin", now })).toBe("2026-11-27 19:00");
  });
});

describe("A clock change", () => {
  const now = new Date("2026-09-01T00:00:00Z");

  test.each([
    ["Europe/Berlin", "28.03.2027 02:30", "skipped 02:00 to 03:00, 01:30 or 03:00"],
    ["Europe/Berlin", "28.03.2027 02:00", "skipped 02:00 to 03:00, 01:30 or 03:00"],
    ["Europe/Berlin", "28.03.2027 03:00", "2027-03-28 03:00"],
    ["Europe/Berlin", "28.03.2027 01:59", "2027-03-28 01:59"],
    ["America/New_York", "March 14, 2027 2:30 AM", "skipped 02:00 to 03:00, 01:30 or 03:00"],
    ["Australia/Lord_Howe", "4 Oct 2026 2:15am", "skipped 02:00 to 02:30, 01:30 or 02:30"],
    ["Europe/Dublin", "28 March 2027 1:30am", "skipped 01:00 to 02:00, 00:30 or 02:00"],
    ["Australia/Sydney", "4 Oct 2026 2:30am", "skipped 02:00 to 03:00, 01:30 or 03:00"],
    ["America/Santiago", "6 Sep 2026 0:30", "skipped 00:00 to 01:00, 23:30 or 01:00"],
    ["Africa/Cairo", "30.04.2027 00:15", "skipped 00:00 to 01:00, 23:30 or 01:00"],
  ])("in %s makes “%s” %s", (zone, text, expected) => expect(told(text, { zone, now })).toBe(expected));

  test.each([
    ["Europe/Berlin", "25.10.2026 02:30", "twice 2026-10-25T00:30Z or 2026-10-25T01:30Z"],
    ["Europe/Berlin", "25.10.2026 03:00", "2026-10-25 03:00"],
    ["America/New_York", "Nov 1 1:30 AM", "twice 2026-11-01T05:30Z or 2026-11-01T06:30Z"],
    ["Australia/Lord_Howe", "4 April 2027 1:45am", "twice 2027-04-03T14:45Z or 2027-04-03T15:15Z"],
    ["Europe/Dublin", "25 Oct 2026 1:30am", "twice 2026-10-25T00:30Z or 2026-10-25T01:30Z"],
    ["Australia/Sydney", "4 April 2027 2:30am", "twice 2027-04-03T15:30Z or 2027-04-03T16:30Z"],
    ["Asia/Kolkata", "25.10.2026 02:30", "2026-10-25 02:30"],
    ["America/Sao_Paulo", "18.10.2026 00:30", "2026-10-18 00:30"],
  ])("in %s makes “%s” %s again", (zone, text, expected) => expect(told(text, { zone, now })).toBe(expected));

  test("between two times is spanned by the clock: ten in the evening to six is seven hours in spring", () => {
    const when = readWhen("27.03.2027 22:00-06:00", { zone: "Europe/Berlin", now });

    expect(when).toMatchObject({
      kind: "instant",
      at: new Date("2027-03-27T21:00:00Z"),
      end: { at: new Date("2027-03-28T04:00:00Z") },
    });
  });

  test("keeps the length that was told, for the question that follows", () => {
    expect(readWhen("28.03.2027 02:30-05:00", { zone: "Europe/Berlin", now })).toMatchObject({
      kind: "skipped",
      lengthMinutes: 150,
    });
    expect(readWhen("03/12/2026 6pm for 2 hours", { zone: "Europe/Berlin", now })).toMatchObject({
      kind: "which",
      lengthMinutes: 120,
    });
  });

  test("that repeats an hour leaves no question when its first turn is over", () => {
    const betweenTheTwo = new Date("2026-10-25T00:45:00Z");

    const when = readWhen("25.10.2026 02:30", { zone: "Europe/Berlin", now: betweenTheTwo });

    expect(when).toMatchObject({ kind: "instant", at: new Date("2026-10-25T01:30:00Z") });
  });
});

describe("A tapped day and time", () => {
  const date = { year: 2026, month: 11, day: 27 };

  test("goes through the same checks as a typed one", () => {
    expect(settleWhen({ date, startMinutes: 19 * 60 }, berlin)).toEqual(readWhen("Nov 27 7pm", berlin));
    expect(settleWhen({ date: { ...date, day: 20 }, startMinutes: 0 }, berlin)).toMatchObject({
      kind: "past",
    });
  });
});

function told(text: string, place: { zone: string; now: Date; language?: string }): string {
  const when = readWhen(text, place);
  switch (when.kind) {
    case "instant":
      expect(wallTimeIn(place.zone, when.at)).toEqual(when.wall);
      return when.end ? `${time(when.wall)} → ${time(when.end.wall)}` : time(when.wall);
    case "date-only":
      return `day ${day(when.date)}`;
    case "which":
      return `${when.options.map(day).join(" or ")}${when.time ? ` at ${clock(when.time)}` : ""}`;
    case "past":
      return `past ${when.timeKnown ? time(when.wall) : `${day(when.wall)} all day`}${when.nextYear ? `, next ${time(when.nextYear)}` : ""}`;
    case "too-far":
      return `beyond ${day(when.limit)}`;
    case "skipped":
      return `skipped ${clock(when.from)} to ${clock(when.to)}, ${clock(when.before)} or ${clock(when.after)}`;
    case "twice":
      return `twice ${[when.first, when.second].map((at) => at.toISOString().replace(":00.000", "")).join(" or ")}`;
    case "ends-first":
      return `ends first ${time(when.wall)}`;
    case "unreadable":
      return when.kind;
  }
}

function instantOf(when: When): Date {
  if (when.kind !== "instant") throw new Error(`expected an instant, not ${when.kind}`);
  return when.at;
}

const two = (value: number) => String(value).padStart(2, "0");
const day = (date: WallDate) => `${date.year}-${two(date.month)}-${two(date.day)}`;
const clock = (time: { hour: number; minute: number }) => `${two(time.hour)}:${two(time.minute)}`;
const time = (wall: WallTime) => `${day(wall)} ${clock(wall)}`;
