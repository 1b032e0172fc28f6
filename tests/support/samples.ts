import type { Draft } from "@/domain/drafts/schema";
import type { EventDetails } from "@/domain/events/schema";
import { noTaxOrFees } from "@/domain/fees/rules";
import type { Reading } from "@/messages/catalog";

/** Sunday, November 22, 2026, 6:42 PM in Berlin. */
export const now = new Date("2026-11-22T17:42:00Z");

export const eventId = "0198a1b2-0000-7000-8000-000000000001";
export const draftId = "0198a1b2-0000-7000-8000-000000000002";
export const organizerId = 700;

/** A reader in the given language without a saved zone. */
export const reading = (changes: Partial<Reading> = {}): Reading => ({
  language: "en",
  timeZone: null,
  botUsername: "event_bot",
  appUrl: "https://events.example",
  now,
  ...changes,
});

/** A free event in Berlin, five days ahead, with 27 of 40 seats taken. */
export const sampleEvent = (changes: Partial<EventDetails> = {}): EventDetails => ({
  id: eventId,
  code: "K7Q2MX",
  ref: "K7Q2MX",
  organizerId,
  organizerName: "Ada Lovelace",
  organizerUsername: "ada",
  organizerSince: now,
  status: "published",
  title: "Berlin Indie Games Night",
  description: "Bring a game, or just play ours.",
  startsAt: new Date("2026-11-27T18:00:00Z"),
  endsAt: new Date("2026-11-27T21:00:00Z"),
  timeZone: "Europe/Berlin",
  location: "Café Mond, Torstr. 12",
  latitude: null,
  longitude: null,
  onlineUrl: null,
  category: "games",
  visibility: "public",
  review: "not_needed",
  reviewedAt: null,
  reviewedBy: null,
  reviewMessage: null,
  suspendedAt: null,
  suspendReason: null,
  isHostSuspended: false,
  capacity: 40,
  seatsTaken: 27,
  maxGuests: 4,
  bannerImage: null,
  bannerFileId: null,
  wantsGroup: false,
  calendarSequence: 0,
  cancelNote: null,
  updatedAt: now,
  going: 27,
  guests: 0,
  pending: 0,
  waiting: 0,
  refundPolicy: [],
  taxAndFees: noTaxOrFees,
  price: null,
  pricesDiffer: false,
  sale: { state: "open" },
  placesLeft: 13,
  ...changes,
});

/** A draft of the same event, on its way to the question `question`. */
export const sampleDraft = (changes: Partial<Draft> = {}): Draft => ({
  id: draftId,
  kind: "create",
  userId: organizerId,
  eventId: null,
  answers: {
    title: "Berlin Indie Games Night",
    timeZone: "Europe/Berlin",
    startsAt: "2026-11-27T18:00:00.000Z",
    length: 180,
    location: "Café Mond, Torstr. 12",
    description: "Bring a game, or just play ours.",
    paid: false,
    capacity: 40,
    category: "games",
    visibility: "public",
  },
  question: null,
  number: 9,
  total: 9,
  answered: 8,
  timeZone: "Europe/Berlin",
  currency: "EUR",
  event: null,
  present: null,
  taken: {},
  messageId: null,
  status: "open",
  lastUpdateId: null,
  version: 1,
  updatedAt: new Date("2026-11-22T15:42:00Z"),
  ...changes,
});
