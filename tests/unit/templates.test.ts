import { describe, expect, test } from "vitest";
import type { Message } from "@/messages/catalog";
import { wordsFor } from "@/messages/locales";
import { everyMessage } from "../support/every-message";
import { reading, sampleDraft, sampleEvent } from "../support/samples";
import { type TemplateName, templates } from "../support/templates";

/** What a message fills in. */
const values: Record<string, string> = {
  event_name: "Berlin Indie Games Night",
  event_date: "Friday, November 27, 2026",
  event_time: "7:00–10:00 PM (Berlin, GMT+1)",
  event_location: "Café Mond, Torstr. 12",
  event_price: "Free",
  event_capacity: "40",
  event_description: "Bring a game, or just play ours.",
  confirmed_count: "27",
  max_attendees: "40",
  pending_count: "0",
  ticket_price: "$45.00",
  ticket_id: "9F3A-22C1-07BE",
  update_message: "Doors open at 6:30.",
  success_count: "12",
  success_amount: "$540.00",
  failed_count: "1",
  failed_amount: "$45.00",
  open_count: "2",
  open_amount: "$90.00",
  user_name: "Grace Hopper",
  attendee_name: "Grace Hopper",
  failure_reason: "The card was declined: not enough funds.",
};

/** The message of the walk that each became; null for what is still to come. */
const became: Record<TemplateName, string | null> = {
  create: "drafts.start",
  name: "question.title",
  date: "question.date",
  location: "question.location",
  description: "question.description",
  paid: "question.paid",
  price: "question.price",
  capacity: "question.capacity",
  preview: "drafts.preview",
  "RSVP confirmed": "rsvp.confirmed",
  "RSVP status": "rsvp.status",
  "RSVP cancelled": "rsvps.cancelled",
  "ticket purchase": "payments.choose",
  "payment in Telegram": "payments.invoice",
  "payment at Stripe": "payments.stripe",
  "payment successful": "payment.completed",
  "group created": null,
  "group invitation": null,
  "group welcome": null,
  "reminder of the day": "reminder.day",
  update: "update",
  "reminder of the hour": "reminder.hour",
  thanks: "thanks",
  "Web App": "webApp.open",
  "Web App to create": "webApp.create",
  "Web App to manage": "webApp.manage",
  dashboard: null,
  "your events": "organized",
  stats: null,
  "attendee list": "manage.attendees.paid",
  "payment status": "payments.status.one",
  reconciliation: null,
  "payment alert": "payment.alert.failed",
  profile: null,
  privacy: null,
  history: null,
};

/** Lines and [buttons] that a message has beside those of its template, or in the place of some, and why. */
type Deviation = { in: TemplateName[]; adds: string[]; insteadOf?: string; reason: string };
const deviations: Deviation[] = [
  {
    in: ["name", "date", "location", "description", "paid", "price", "capacity"],
    adds: ["9 of 9", "[Back]", "[Save for later]"],
    reason: "A question tells how far one is, and has a way back and a way out.",
  },
  {
    in: ["name", "description", "capacity"],
    adds: ["[Skip]"],
    reason: "What has an answer already, or needs none, can be left as it is.",
  },
  {
    in: ["date"],
    adds: ["Please enter date and time (e.g., December 22, 2026 at 6:00 PM):"],
    insteadOf: "Please enter date and time (e.g., March 25, 2025 at 6:00 PM):",
    reason: "The example is always a day to come: an event in the past is refused.",
  },
  {
    in: ["date"],
    adds: ["Berlin time (GMT+1)", "[Pick a day]", "[Change time zone]"],
    reason: "A time needs a zone, and a day can be tapped instead of typed.",
  },
  { in: ["location"], adds: ["[It's online]"], reason: "An event can be online." },
  { in: ["price"], adds: ["[Change currency]"], reason: "Prices can be in other currencies." },
  {
    in: ["price"],
    adds: ["Please enter the amount in EUR (e.g., 10.00):"],
    insteadOf: "Please enter the amount in USD (e.g., 10.00):",
    reason: "The currency is the organizer's last one, or that of the event's zone.",
  },
  { in: ["capacity"], adds: ["[Unlimited]"], reason: "A chat takes no blank answer." },
  { in: ["preview"], adds: ["🏷️ Category: Games"], reason: "Events are found by their category." },
  { in: ["preview"], adds: ["[Save for later]"], reason: "A draft is kept for whoever isn't sure yet." },
  {
    in: ["RSVP confirmed"],
    adds: ["👥 You + 2", "[Bring guests]", "[Add to Calendar]"],
    reason: "Guests can be brought, and a confirmation is where people look for the calendar.",
  },
  { in: ["RSVP cancelled"], adds: ["[Find events]"], reason: "There is a next step for everybody." },
  {
    in: ["ticket purchase"],
    adds: ["💰 Price: $45.00, 1 × General"],
    insteadOf: "💰 Price: $45.00",
    reason: "There can be several tickets, of several kinds.",
  },
  {
    in: ["payment in Telegram", "payment at Stripe"],
    adds: ["Price: $45.00, 1 × General"],
    insteadOf: "Price: $45.00",
    reason: "There can be several tickets, of several kinds.",
  },
  {
    in: ["payment at Stripe"],
    adds: ["Date: Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)"],
    insteadOf: "Date: Friday, November 27, 2026",
    reason: "The time is told wherever there is room for it, with its zone.",
  },
  {
    in: ["ticket purchase", "payment at Stripe"],
    adds: ["⏳ Your seat is held until 6:42 AM (Berlin) (in 12 hours)."],
    reason: "A seat is held for a while only.",
  },
  {
    in: ["payment in Telegram"],
    adds: ["⏳ Seat held until 6:42 AM (Berlin)."],
    reason: "A seat is held for a while only.",
  },
  {
    in: ["ticket purchase"],
    adds: ["[One more ticket]", "[Cancel]"],
    reason: "One can buy for others, or not at all.",
  },
  {
    in: ["payment in Telegram"],
    adds: ["[Pay via Stripe]", "[Cancel]"],
    reason: "One can still choose the other way.",
  },
  {
    in: ["payment at Stripe"],
    adds: ["[Pay in Telegram]", "[Cancel]"],
    reason: "One can still choose the other way.",
  },
  { in: ["payment successful"], adds: ["[Receipt]"], reason: "Whoever pays has a receipt." },
  {
    in: ["reminder of the day"],
    adds: ["[I'll be there]"],
    reason: "It asks whether people are still coming.",
  },
  {
    in: ["reminder of the day", "update", "reminder of the hour", "thanks"],
    adds: ["[Stop these messages]"],
    reason: "News that one can do without can be stopped from each message.",
  },
  {
    in: ["your events"],
    adds: ["[1]", "[2]", "[3]", "[4]", "[5]", "[‹]", "[›]"],
    reason: "A list is paged, and each of its events can be opened.",
  },
  {
    in: ["attendee list"],
    adds: ["1 to 2 of 2", "[Confirmed]", "[Remove a guest]", "[Waiting]"],
    reason: "A list is paged, people who wait can be seen alone, and a guest can be removed.",
  },
  {
    in: ["payment status"],
    adds: ["💰 Refunded: $45.00", "⚠️ To look at: 1"],
    reason: "Money that went back, and what needs a person, is told where there is any.",
  },
  {
    in: ["payment alert"],
    adds: ["They know, and can try again while their seat is held.", "[View Payment Details]"],
    reason: "An alert says what happens next, and leads to the payment.",
  },
];

/** What is still to come. This list only gets shorter: what is on it may not be rendered yet. */
const toCome: { in: TemplateName; lacks?: string[]; reason: string }[] = [
  { in: "group created", reason: "Groups of events are to come." },
  { in: "group invitation", reason: "Groups of events are to come." },
  { in: "group welcome", reason: "Groups of events are to come." },
  { in: "dashboard", reason: "The dashboard is to come." },
  { in: "your events", lacks: ["[Back to Dashboard]"], reason: "The dashboard is to come." },
  { in: "stats", reason: "Statistics are to come." },
  { in: "attendee list", lacks: ["[Download List]"], reason: "Exports are to come." },
  { in: "payment status", lacks: ["[Export Report]"], reason: "Exports are to come." },
  { in: "reconciliation", reason: "The books are compared without a message so far." },
  { in: "profile", reason: "Profiles are to come." },
  { in: "privacy", reason: "Privacy settings are to come." },
  { in: "history", reason: "The history is to come." },
];

const { words } = wordsFor("en");
const r = reading();
const event = sampleEvent();
const typed = { name: "Grace Hopper", text: "Doors open at 6:30." };
const said = new Map(everyMessage(words, r, event, sampleDraft(), typed));

/** Lines and [buttons] in their order. */
const partsOf = ({ text, buttons = [] }: Message) => [
  ...text.text.replaceAll("\u00a0", " ").split("\n").filter(Boolean),
  ...buttons.flat().map(({ label }) => `[${label}]`),
];

const promisedBy = (name: TemplateName) => {
  const { says, buttons } = templates[name];
  const filled = says.replaceAll(/\{(\w+)\}/g, (placeholder, key: string) => values[key] ?? placeholder);
  return [...filled.split("\n"), ...buttons.map((label) => `[${label}]`)];
};

/** A list goes on after the lines that were promised. */
const goesOn = (part: string) => /^\d+\. /.test(part);

const saidFor = (name: TemplateName) => {
  const message = said.get(became[name] ?? "");
  if (!message) throw new Error(`no message became ${name}`);
  return partsOf(message);
};

const names = Object.keys(templates) as TemplateName[];
const isThere = (name: TemplateName) => became[name] !== null;

describe("Word for word, but for what is listed", () => {
  test.each(names.filter(isThere))("%s", (name) => {
    const [promised, parts] = [promisedBy(name), saidFor(name)];
    const allowed = deviations.filter((deviation) => deviation.in.includes(name));
    const absent = toCome.filter((one) => one.in === name).flatMap(({ lacks }) => lacks ?? []);
    const replaced = allowed.flatMap(({ insteadOf }) => insteadOf ?? []);

    expect({
      lacks: promised.filter((part) => !parts.includes(part)).sort(),
      adds: [...new Set(parts.filter((part) => !promised.includes(part) && !goesOn(part)))].sort(),
    }).toEqual({
      lacks: [...absent, ...replaced].sort(),
      adds: allowed.flatMap(({ adds }) => adds).sort(),
    });
    expect(parts.filter((part) => promised.includes(part))).toEqual(
      promised.filter((part) => parts.includes(part)),
    );
  });
});

describe("What is still to come", () => {
  const everything = [...said.values()].flatMap(partsOf);
  /** What a line says before anything is filled in. */
  const opening = (line: string) => line.split("{")[0]!;

  test.each(toCome)("$in, $lacks", ({ in: name, lacks }) => {
    const [head = ""] = templates[name].says.split("\n");
    const rendered = lacks
      ? lacks.filter((part) => everything.includes(part))
      : everything.filter((part) => part.startsWith(opening(head)));
    expect(rendered, "is rendered: it goes off the list").toEqual([]);
  });

  test("is all that has no message", () => {
    const absent = toCome.filter(({ lacks }) => !lacks).map((one) => one.in);
    expect(absent).toEqual(names.filter((name) => !isThere(name)));
  });
});
