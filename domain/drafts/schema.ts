import type { EventDetails, Visibility } from "../events/schema";
import type { WallTime } from "../time";

/** What the questions of the chat ask for, in the order of asking. `guests` and `banner` are asked only when editing. */
export const questionKeys = [
  "title",
  "zone",
  "date",
  "length",
  "location",
  "link",
  "description",
  "paid",
  "price",
  "capacity",
  "listing",
  "guests",
  "banner",
] as const;
export type QuestionKey = (typeof questionKeys)[number];

/** What has been answered so far, as it is stored (instants as ISO text). A skipped question has its default here. */
export type Answers = {
  title?: string;
  timeZone?: string;
  startsAt?: string;
  /** Minutes from start to end. */
  length?: number;
  online?: boolean;
  location?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  onlineUrl?: string | null;
  description?: string;
  paid?: boolean;
  priceMinor?: number;
  currency?: string;
  capacity?: number | null;
  visibility?: Visibility;
  maxGuests?: number;
  bannerFileId?: string;
  /** Kinds other than create and edit: the one text they ask for. */
  text?: string;
  /** An update: whether the waiting list hears it too. */
  withWaiting?: boolean;
  /** Once it was sent: to how many. */
  people?: number;
  /** An edit, once it was saved: whether attendees are spared of it. */
  quietly?: boolean;
  /** A review: what the text will say. */
  verdict?: "asked" | "declined";
  /** An answer to somebody's question: whose. */
  replyTo?: number;
};

export type DraftKind = "create" | "edit" | "cancel" | "update" | "review" | "support" | "reply";

/** A conversation with all that its next message shows. */
export type Draft = {
  id: string;
  kind: DraftKind;
  userId: number;
  eventId: string | null;
  answers: Answers;
  /** What is asked now; null when all is answered and the preview or the confirmation stands. */
  question: QuestionKey | null;
  /** Place of the question among those that apply, from 1. */
  number: number;
  total: number;
  answered: number;
  /** Zone of the event: answered here, else the organizer's own, else UTC. */
  timeZone: string;
  /** The event as it is now, when this draft is about one. */
  event: EventDetails | null;
  messageId: number | null;
  status: "open" | "finished" | "deleted";
  /** The update that changed it last: a redelivered one is recognized by it. */
  lastUpdateId: number | null;
  version: number;
  updatedAt: Date;
};

/** An answer that does not fit: the question stays open, and the words say what to do. */
export type Problem =
  | { kind: "not-text" }
  | { kind: "title-length"; length: number }
  | { kind: "zone-unknown"; text: string }
  | { kind: "date-unreadable"; text: string }
  | { kind: "date-only"; date: WallTime }
  | { kind: "date-which"; options: [WallTime, WallTime]; timeKnown: boolean }
  | { kind: "date-past"; wall: WallTime; nextYear: WallTime | null }
  | { kind: "date-too-far"; wall: WallTime; limit: Date }
  | { kind: "hour-skipped"; wall: WallTime; before: WallTime; after: WallTime }
  | { kind: "hour-twice"; wall: WallTime; first: Date; second: Date }
  | { kind: "length-unreadable" }
  | { kind: "location-length"; length: number }
  | { kind: "link-unreadable" }
  | { kind: "description-length"; length: number }
  | { kind: "price-unreadable"; text: string }
  | { kind: "price-decimals"; currency: string; suggestion: number }
  | { kind: "price-low"; currency: string; min: number }
  | { kind: "price-high"; currency: string; max: number }
  | { kind: "capacity-unreadable" }
  | { kind: "capacity-below-taken"; taken: number }
  | { kind: "guests-unreadable"; max: number }
  | { kind: "not-photo" }
  | { kind: "draft-date-passed"; startsAt: Date }
  | { kind: "sales-not-open" }
  /** Something was never answered: the question is asked again. */
  | { kind: "not-complete" };
