import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { clockChanges, wallTimeIn } from "@/domain/time";
import { type CalendarEntry, calendarFile, calendarLinks } from "@/gateways/calendar";

const entry: CalendarEntry = {
  uid: "0193e2a0-event",
  sequence: 2,
  status: "confirmed",
  title: "Berlin Indie Games Night",
  description: "Bring a pad.\nDoors at 18:30, free entry; really.",
  location: "Café Mond, Torstr. 12, Berlin",
  geo: { latitude: 52.53, longitude: 13.4 },
  url: "https://events.example.com/e_K7Q2MX",
  startsAt: new Date("2026-11-27T18:00:00Z"),
  endsAt: new Date("2026-11-27T21:00:00Z"),
  zone: "Europe/Berlin",
  organizer: "Ada",
  updatedAt: new Date("2026-11-01T08:30:00Z"),
};

describe("A calendar file", () => {
  test("says what the event is, when by the venue's clock, and where", () => {
    const lines = unfolded(calendarFile(entry));

    expect(lines).toEqual(
      expect.arrayContaining([
        "METHOD:PUBLISH",
        "UID:0193e2a0-event",
        "SEQUENCE:2",
        "DTSTAMP:20261101T083000Z",
        "DTSTART;TZID=Europe/Berlin:20261127T190000",
        "DTEND;TZID=Europe/Berlin:20261127T220000",
        "SUMMARY:Berlin Indie Games Night",
        "LOCATION:Café Mond\\, Torstr. 12\\, Berlin",
        "GEO:52.53;13.4",
        "DESCRIPTION:Bring a pad.\\nDoors at 18:30\\, free entry\\; really.",
        'ORGANIZER;CN="Ada":mailto:noreply@events.example.com',
        "URL;VALUE=URI:https://events.example.com/e_K7Q2MX",
        "STATUS:CONFIRMED",
      ]),
    );
  });

  test("of a cancelled event takes the same entry out of calendars", () => {
    const lines = unfolded(calendarFile({ ...entry, status: "cancelled", sequence: 3 }));

    expect(lines).toEqual(
      expect.arrayContaining(["METHOD:CANCEL", "STATUS:CANCELLED", "UID:0193e2a0-event", "SEQUENCE:3"]),
    );
  });

  test.each(["UTC", "America/New_York", "Pacific/Apia"])(
    "is the same bytes at any time and on a machine in %s",
    (machineZone) => {
      const here = calendarFile(entry);

      vi.stubEnv("TZ", machineZone);

      expect(calendarFile(entry)).toBe(here);
    },
  );

  test("keeps to lines of 75 octets that end in CRLF, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 300 }),
        fc.string({ unit: "binary", maxLength: 300 }),
        (title, description) => {
          const file = calendarFile({ ...entry, title, description });
          const lines = file.split("\r\n");

          expect(lines.at(-1)).toBe("");
          expect(lines.at(-2)).toBe("END:VCALENDAR");
          for (const line of lines) {
            expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
            expect(line).not.toMatch(/[\r\n]/);
          }
        },
      ),
    );
  });

  test("lets no text step out of its line", () => {
    const nasty = 'x\r\nATTENDEE:mailto:a@b.c\nEND:VEVENT\rX-EVIL:1 \\ ; , "';
    const lines = unfolded(
      calendarFile({ ...entry, title: nasty, description: nasty, location: nasty, organizer: nasty }),
    );
    const names = lines.map((line) => line.split(/[:;]/)[0]);

    expect(names.filter((name) => name === "END")).toHaveLength(
      lines.filter((line) => line.startsWith("BEGIN:")).length,
    );
    expect(names).not.toContain("ATTENDEE");
    expect(names).not.toContain("X-EVIL");
    expect(lines).toContain('SUMMARY:x\\nATTENDEE:mailto:a@b.c\\nEND:VEVENT\\nX-EVIL:1 \\\\ \\; \\, "');
  });

  test("needs no more than what every event has", () => {
    const { description, location, geo, organizer, ...bare } = entry;
    const names = unfolded(calendarFile(bare)).map((line) => line.split(/[:;]/)[0]);

    expect([description, location, geo, organizer].every(Boolean)).toBe(true);
    expect(names).not.toEqual(expect.arrayContaining(["DESCRIPTION"]));
    expect(names).not.toEqual(expect.arrayContaining(["LOCATION"]));
    expect(names).not.toEqual(expect.arrayContaining(["ORGANIZER"]));
  });

  test("in UTC needs no zone", () => {
    const lines = unfolded(calendarFile({ ...entry, zone: "UTC" }));

    expect(lines).toContain("DTSTART:20261127T180000Z");
    expect(lines).not.toContain("BEGIN:VTIMEZONE");
  });
});

describe("The zone inside a calendar file", () => {
  const zones = fc.constantFrom(
    "Europe/Berlin",
    "Europe/Dublin",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Africa/Casablanca",
    "America/Sao_Paulo",
    "Pacific/Auckland",
    "Africa/Cairo",
  );
  const instants = fc.date({ min: new Date("2024-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });

  test("leads a calendar that knows only the file to the very instant, in any season", () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const startsAt = new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
        const endsAt = new Date(startsAt.getTime() + 3 * 60 * 60_000);
        const wall = wallTimeIn(zone, startsAt);
        fc.pre(
          clockChanges(zone, new Date(startsAt.getTime() - 7_200_000), new Date(endsAt.getTime() + 7_200_000))
            .length === 0,
        );

        const lines = unfolded(calendarFile({ ...entry, zone, startsAt, endsAt }));

        expect(instantIn(lines, "DTSTART"), JSON.stringify({ zone, wall })).toEqual(startsAt);
        expect(instantIn(lines, "DTEND")).toEqual(endsAt);
      }),
      { numRuns: 300 },
    );
  });

  test("knows the clock changes on both sides of the event", () => {
    const lines = unfolded(calendarFile(entry));
    const observances = observancesIn(lines);

    expect(observances).toContainEqual({ kind: "STANDARD", from: "20261025T030000", offset: 60 });
    expect(observances).toContainEqual({ kind: "DAYLIGHT", from: "20270328T020000", offset: 120 });
  });

  test("has one offset where clocks never change", () => {
    const observances = observancesIn(unfolded(calendarFile({ ...entry, zone: "Asia/Kolkata" })));

    expect(observances).toMatchObject([{ kind: "STANDARD", offset: 330 }]);
  });

  test("holds across a change in the middle of the event", () => {
    const startsAt = new Date("2027-03-27T22:00:00Z");
    const endsAt = new Date("2027-03-28T04:00:00Z");
    const lines = unfolded(calendarFile({ ...entry, startsAt, endsAt }));

    expect(lines).toContain("DTSTART;TZID=Europe/Berlin:20270327T230000");
    expect(lines).toContain("DTEND;TZID=Europe/Berlin:20270328T060000");
    expect(instantIn(lines, "DTEND")).toEqual(endsAt);
  });
});

test.each([
  ["starts in the second pass", "2027-10-31T01:30:00Z", "2027-10-31T03:00:00Z"],
  ["ends in the second pass", "2027-10-30T20:00:00Z", "2027-10-31T01:15:00Z"],
  ["would end before it starts", "2027-10-31T00:50:00Z", "2027-10-31T01:10:00Z"],
  ["would have no length", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"],
])("In the hour that clocks show twice, what %s is written in UTC", (_, startsAt, endsAt) => {
  const basic = (at: string) => at.replace(/[-:]/g, "");
  const file = calendarFile({ ...entry, startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
  expect(unfolded(file)).toEqual(
    expect.arrayContaining([`DTSTART:${basic(startsAt)}`, `DTEND:${basic(endsAt)}`]),
  );
});

describe("Links to calendars", () => {
  const links = calendarLinks(entry, "https://events.example.com/api/events/1/calendar");

  test("fill in Google's form with the same instant and zone", () => {
    const google = new URL(links.google);

    expect(google.origin + google.pathname).toBe("https://calendar.google.com/calendar/render");
    expect(Object.fromEntries(google.searchParams)).toEqual({
      action: "TEMPLATE",
      text: "Berlin Indie Games Night",
      dates: "20261127T180000Z/20261127T210000Z",
      ctz: "Europe/Berlin",
      details: "Bring a pad.\nDoors at 18:30, free entry; really.\n\nhttps://events.example.com/e_K7Q2MX",
      location: "Café Mond, Torstr. 12, Berlin",
    });
  });

  test("fill in Outlook's form, at home and at work", () => {
    const [home, work] = [new URL(links.outlook), new URL(links.office365)];

    expect([home.hostname, work.hostname]).toEqual(["outlook.live.com", "outlook.office.com"]);
    expect(home.searchParams.get("startdt")).toBe("2026-11-27T18:00:00.000Z");
    expect(home.search).toBe(work.search);
  });

  test("write a space as %20, for Outlook shows a plus as a plus", () => {
    expect(links.outlook + links.google).not.toContain("+");
  });

  test("give Apple the file itself", () => {
    expect(links.apple).toBe("https://events.example.com/api/events/1/calendar");
  });

  test("stay short enough to be tapped, however long the description", () => {
    const long = calendarLinks({ ...entry, description: "🎉".repeat(2_000) }, links.apple);

    expect(decodeURIComponent(long.google).length).toBeLessThan(2_000);
  });
});

function unfolded(file: string): string[] {
  return file.replaceAll("\r\n ", "").split("\r\n");
}

type Observance = { kind: string; from: string; offset: number };

function observancesIn(lines: string[]): Observance[] {
  return lines.flatMap((line, index) => {
    const [, kind] = /^BEGIN:(STANDARD|DAYLIGHT)$/.exec(line) ?? [];
    const [, from] = /^DTSTART:(.+)$/.exec(lines[index + 1] ?? "") ?? [];
    const [, sign, hours, minutes] = /^TZOFFSETTO:([+-])(\d\d)(\d\d)$/.exec(lines[index + 3] ?? "") ?? [];
    if (!kind || !from) return [];
    return { kind, from, offset: Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) };
  });
}

/** Reads a time as a calendar does: by the last observance that began before it. */
function instantIn(lines: string[], property: string): Date {
  const [, written = ""] = new RegExp(`^${property};TZID=[^:]+:(.+)$`, "m").exec(lines.join("\n")) ?? [];
  const current = observancesIn(lines).findLast(({ from }) => from <= written);
  if (!current) throw new Error(`no offset for ${written}`);
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(written) ?? [];
  const asUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return new Date(asUtc - current.offset * 60_000);
}
