import { uuidv7 } from "uuidv7";
import { env } from "@/env";
import { connect } from "./client";
import { events } from "./schema/events";
import { eventNotifications } from "./schema/reminders";
import { rsvps } from "./schema/rsvps";
import { tickets, ticketTypes } from "./schema/tickets";
import { users } from "./schema/users";

/** Sample data for a fresh sandbox: an organizer with believable events over the coming weeks, and people who come. */
const db = connect(env.DATABASE_URL, { max: 1 });
const now = new Date();

const sandboxPeople = [
  {
    id: 1001,
    firstName: "Maya",
    lastName: "Lindqvist",
    username: "maya_l",
    languageCode: "en",
    timeZone: "Europe/Berlin",
    verifiedAt: now,
  },
  { id: 1002, firstName: "Tom", lastName: "Okafor", username: "tom_okafor", languageCode: "en" },
  { id: 1003, firstName: "Ines", lastName: "Duarte", username: "ines_d", languageCode: "es" },
  { id: 1004, firstName: "Kenji", lastName: "Sato", languageCode: "en" },
];
const others = [
  "Amira Haddad",
  "Bruno Costa",
  "Clara Vogt",
  "Deniz Yılmaz",
  "Elif Kaya",
  "Felix Brandt",
  "Giulia Ferri",
  "Hana Novák",
  "Ivan Petrov",
  "Jola Nowak",
  "Kofi Mensah",
  "Lena Fuchs",
  "Marek Dvořák",
  "Noor Rahman",
  "Olga Ivanova",
  "Paulo Reis",
  "Quynh Tran",
  "Rosa Jiménez",
  "Sami Virtanen",
  "Tara Singh",
  "Uwe Krause",
  "Vera Lind",
  "Wanda Zielińska",
  "Yusuf Demir",
  "Zoë van Dijk",
  "محمد الفارسي",
  "מאיה לוי",
  "佐藤 花",
].map((name, n) => ({
  id: 2001 + n,
  firstName: name.split(" ")[0]!,
  lastName: name.split(" ").slice(1).join(" "),
}));

/** A day of the coming weeks at an hour of UTC, on the hour. */
const at = (days: number, hour: number) =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, hour));

type Sample = {
  code: string;
  title: string;
  description: string;
  location: string;
  point: [number, number];
  startsAt: Date;
  hours: number;
  capacity: number | null;
  category: string;
  /** People with how many guests they bring. */
  going: [userId: number, guests?: number][];
  waiting?: number[];
};

const crowd = (count: number, from = 0): [number][] => others.slice(from, from + count).map(({ id }) => [id]);

const samples: Sample[] = [
  {
    code: "K7Q2MX",
    title: "Berlin Indie Games Night",
    description:
      "Twelve small teams bring what they are making. Play, ask, stay for the jam at nine. Bring a controller if you have one.",
    location: "Café Mond, Torstr. 12, Berlin",
    point: [52.5296, 13.4013],
    startsAt: at(5, 18),
    hours: 3,
    capacity: 40,
    category: "games",
    going: [[1003, 1], ...crowd(22), [2024, 2]],
  },
  {
    code: "M4TW9B",
    title: "Winter Supper Club",
    description:
      "Four courses around one long table: roots, smoke and citrus. Vegetarian throughout; tell us about allergies when you come in.",
    location: "Kiln Kitchen, Lausitzer Str. 8, Berlin",
    point: [52.4977, 13.4281],
    startsAt: at(13, 18),
    hours: 4,
    capacity: 12,
    category: "food",
    going: [[1002], [1003], ...crowd(10, 8)],
    waiting: [1004, 2020, 2021],
  },
  {
    code: "H2VNR8",
    title: "Sunrise Run and Coffee",
    description:
      "Six kilometres along the canal at a pace for talking, then the first coffee of the day. All levels, no timing.",
    location: "Admiralbrücke, Berlin",
    point: [52.4955, 13.4152],
    startsAt: at(2, 6),
    hours: 2,
    capacity: null,
    category: "sports",
    going: crowd(9, 3),
  },
  {
    code: "P9DXC3",
    title: "Postgres for People in a Hurry",
    description:
      "Locks, indexes and the three queries that hurt you most. Bring a slow query; we make one of them fast together.",
    location: "Hofgarage, Prinzenstr. 84, Berlin",
    point: [52.5033, 13.4108],
    startsAt: at(9, 17),
    hours: 2,
    capacity: 30,
    category: "tech",
    going: [[2026, 3], ...crowd(23)],
  },
  {
    code: "Z6GJ5T",
    title: "Vinyl Swap Kreuzberg",
    description: "Bring up to twenty records, leave with twenty others.",
    location: "Plattenhof, Oranienstr. 40, Berlin",
    point: [52.5009, 13.4201],
    startsAt: at(20, 13),
    hours: 4,
    capacity: 60,
    category: "music",
    going: crowd(5, 12),
  },
];

const lifecycle = { createdAt: now, updatedAt: now };

await db.transaction(async (tx) => {
  const people = [...sandboxPeople, ...others].map((person) => ({
    ...person,
    lastActivityAt: now,
    ...lifecycle,
  }));
  await tx.insert(users).values(people).onConflictDoNothing();
  for (const sample of samples) await addEvent(tx, sample);
});
await db.$client.end();

async function addEvent(
  tx: Parameters<Parameters<typeof db.transaction>[0]>[0],
  { going, waiting = [], point, hours, ...event }: Sample,
) {
  const eventId = uuidv7();
  const ticketTypeId = uuidv7();
  const [latitude, longitude] = point;
  const endsAt = new Date(event.startsAt.getTime() + hours * 60 * 60 * 1000);
  await tx.insert(events).values({
    ...event,
    id: eventId,
    organizerId: 1001,
    timeZone: "Europe/Berlin",
    latitude,
    longitude,
    endsAt,
    ...lifecycle,
  });
  await tx.insert(ticketTypes).values({ id: ticketTypeId, eventId, name: "General", ...lifecycle });
  await tx.insert(eventNotifications).values(
    usualReminders(event.startsAt, endsAt).map((reminder) => ({
      ...reminder,
      id: uuidv7(),
      eventId,
      recipients: { statuses: ["confirmed"] },
      expandedAt: reminder.dueAt && reminder.dueAt <= now ? now : null,
      ...lifecycle,
    })),
  );

  const seated = going.map(([userId, guests = 0]) => ({
    id: uuidv7(),
    eventId,
    userId,
    status: "confirmed" as const,
    partySize: 1 + guests,
    joinedAt: now,
    ...lifecycle,
  }));
  const listed = waiting.map((userId) => ({
    id: uuidv7(),
    eventId,
    userId,
    status: "waitlisted" as const,
    joinedAt: now,
    ...lifecycle,
  }));
  await tx.insert(rsvps).values([...seated, ...listed]);
  await tx.insert(tickets).values(
    seated.flatMap(({ id: rsvpId, userId, partySize }) =>
      Array.from({ length: partySize }, (_, guestNumber) => ({
        id: uuidv7(),
        eventId,
        rsvpId,
        ticketTypeId,
        userId,
        guestNumber,
        status: "active" as const,
        ...lifecycle,
      })),
    ),
  );
}

/** What a published event tells by itself. */
function usualReminders(startsAt: Date, endsAt: Date) {
  const after = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);
  return [
    { kind: "confirmation" as const, anchor: "rsvp" as const, offsetMinutes: 0, dueAt: null },
    { kind: "day" as const, anchor: "start" as const, offsetMinutes: -1440, dueAt: after(startsAt, -1440) },
    { kind: "hour" as const, anchor: "start" as const, offsetMinutes: -60, dueAt: after(startsAt, -60) },
    { kind: "thanks" as const, anchor: "end" as const, offsetMinutes: 60, dueAt: after(endsAt, 60) },
  ];
}
