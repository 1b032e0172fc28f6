import { z } from "zod";
import { categories, type EventDetails, limits, OnlineUrl, Visibility } from "../events/schema";
import { TaxAndFees } from "../fees/schema";
import { ImageHash, ImageView } from "../images/schema";
import { Moment } from "../moment";
import type { Currency } from "../money";
import {
  Capacity,
  price,
  RefundPolicy as Refunds,
  limits as saleLimits,
  salesInOrder,
} from "../sales/schema";
import { cleanLine, cleanText } from "../text";
import { isZone, type WallTime } from "../time";

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
  "tickets",
  "ticket",
  "ticketName",
  "ticketPrice",
  "ticketPlaces",
  "ticketEnd",
  "refunds",
  "capacity",
  "category",
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
  /** The picture at the top: as we keep it, and Telegram's file_id of it when it came by chat. */
  bannerImage?: string | null;
  bannerFileId?: string | null;
  category?: (typeof categories)[number];
  wantsGroup?: boolean;
  ticketTypes?: TicketTypeAnswer[];
  /** The kind of ticket that the chat has in hand; null when no more are added. */
  ticket?: TicketInHand | null;
  refundPolicy?: RefundPolicy;
  taxAndFees?: TaxAndFees;
  /** Kinds other than create and edit: the one text they ask for. */
  text?: string;
  /** An update: whether the waiting list hears it too. */
  withWaiting?: boolean;
  /** When it goes out; without it at once. */
  sendAt?: string;
  /** The message that came of it. */
  broadcastId?: string;
  /** What is asked once more of a message that is there already. */
  asks?: "text" | "when" | "nothing";
  /** Words that a reminder will say, or its time: of one that is there, or of a new one. */
  reminder?: ReminderAnswer;
  /** An edit, once it was saved: whether attendees are spared of it. */
  quietly?: boolean;
  /** A review: what the text will say; a suspension: what it is of. */
  verdict?: "asked" | "declined";
  suspend?: "event" | "host";
  /** A new event: the one that it repeats, whose reminders it takes over. */
  like?: string;
  /** An answer to somebody, or the first word to them: who it is. */
  replyTo?: number;
  /** An edit: what the event said when each of these fields was first changed here. */
  before?: Answers;
};

/** A kind of ticket that the chat asks about: one of `ticketTypes` by its place, or a new one as far as it is known. */
export type TicketInHand = { at?: number } & Partial<
  Pick<TicketTypeAnswer, "name" | "priceMinor" | "currency" | "capacity" | "salesEndAt">
>;

/** What is asked of a reminder now, and what is known of it. Without an id it is a new one. */
type ReminderAnswer = { id?: string; asks: "time" | "text"; timing?: TimingAnswer };
export type TimingAnswer =
  | { anchor: "start" | "end"; offsetMinutes: number }
  | { anchor: "fixed"; at: string };

export type RefundPolicy = z.infer<typeof Refunds>;
type Talk = "update" | "review" | "support" | "reply" | "contact" | "suspend";
export type DraftKind = "create" | "edit" | "cancel" | Talk;

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
  /** What prices are in: Stars for what is online only; else as answered, as the organizer's last prices, or as people pay in the zone. */
  currency: Currency;
  /** The event as it is now, when this draft is about one. */
  event: EventDetails | null;
  /** What that event says now, and of each kind of ticket, by its id, how many are sold or held. */
  present: Answers | null;
  taken: Record<string, number>;
  messageId: number | null;
  status: "open" | "finished" | "deleted";
  /** The update that changed it last: a redelivered one is recognized by it. */
  lastUpdateId: number | null;
  version: number;
  updatedAt: Date;
};

const text = (max: number, clean: (text: string) => string) =>
  z
    .string()
    .max(4 * max)
    .overwrite(clean)
    .max(max);
/** In UTC; what is no date is left for the check to name. */
const inUtc = (at: string) => (Number.isNaN(Date.parse(at)) ? at : new Date(at).toISOString());
const instant = z.iso.datetime({ offset: true }).overwrite(inUtc);

const TicketTypeAnswer = z
  .strictObject({
    /** Of a kind that a published event has already. */
    id: z.uuid().optional(),
    name: text(saleLimits.ticketName, cleanLine).min(1),
    ...price,
    capacity: Capacity,
    salesStartAt: instant.nullable(),
    salesEndAt: instant.nullable(),
    isHidden: z.boolean().optional(),
    maxPerPerson: z.int().min(1).max(saleLimits.perPerson).nullable().optional(),
  })
  .refine(...salesInOrder);
/** One kind of ticket as a draft keeps it: instants as ISO text, null for no limit. */
export type TicketTypeAnswer = z.infer<typeof TicketTypeAnswer>;

/** Each field as the form edits it, right by itself. */
const answerFields = {
  title: text(limits.title, cleanLine),
  timeZone: z.string().max(64).refine(isZone, "must be an IANA time zone such as Europe/Berlin"),
  startsAt: instant,
  /** Minutes, two years at most. */
  length: z.int().min(1).max(1_054_080),
  online: z.boolean(),
  location: text(limits.location, cleanLine),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  onlineUrl: z.union([OnlineUrl, z.literal("")]),
  description: text(limits.description, cleanText),
  category: z.enum(categories),
  paid: z.boolean(),
  ...price,
  ticketTypes: z.array(TicketTypeAnswer).max(saleLimits.ticketTypes),
  refundPolicy: Refunds,
  taxAndFees: TaxAndFees,
  capacity: z.int().min(1).max(limits.capacity),
  visibility: Visibility,
  maxGuests: z.int().min(0).max(limits.guests),
  bannerImage: ImageHash,
  wantsGroup: z.boolean(),
};
export type AnswerField = keyof typeof answerFields;
export const answerKeys = Object.keys(answerFields) as AnswerField[];

/** Fields in which null says something: announced later, no link, no limit, no picture. Elsewhere it takes the answer away. */
export const nullableFields: ReadonlySet<AnswerField> = new Set([
  "location",
  "latitude",
  "longitude",
  "onlineUrl",
  "capacity",
  "bannerImage",
]);

type Nullable<Fields extends z.ZodRawShape> = { [Name in keyof Fields]: z.ZodNullable<Fields[Name]> };
const nullable = Object.fromEntries(
  Object.entries(answerFields).map(([name, field]) => [name, field.nullable()]),
) as Nullable<typeof answerFields>;

/** Answers on their way in: some fields, each right by itself; whether they make an event is asked when it is published. */
export const DraftAnswers = z.strictObject(nullable).partial();
export type DraftAnswers = z.output<typeof DraftAnswers>;

/** The same on their way out, wherever they came from. */
const AnswersView = z
  .object({
    title: z.string(),
    timeZone: z.string(),
    startsAt: z.string(),
    length: z.number(),
    online: z.boolean(),
    location: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    onlineUrl: z.string().nullable(),
    description: z.string(),
    category: z.enum(categories),
    paid: z.boolean(),
    priceMinor: z.number(),
    currency: z.string(),
    ticketTypes: z.array(TicketTypeAnswer),
    refundPolicy: Refunds,
    taxAndFees: TaxAndFees,
    capacity: z.number().nullable(),
    visibility: Visibility,
    maxGuests: z.number(),
    bannerImage: z.string().nullable(),
    wantsGroup: z.boolean(),
  } satisfies Record<AnswerField, z.ZodType>)
  .partial();
export type AnswersView = z.infer<typeof AnswersView>;

/** A draft as forms show it. `answers` of an edit are what the event would say; `changed` names what the draft changes. */
export const DraftView = z.object({
  id: z.uuid(),
  kind: z.enum(["create", "edit"]),
  event: z.object({ id: z.uuid(), code: z.string(), title: z.string() }).nullable(),
  answers: AnswersView,
  changed: z.array(z.string()),
  /** What the event of an edit says now. */
  present: AnswersView.nullable(),
  /** How many of each of its kinds of ticket are sold, and how many more are held. */
  taken: z.array(z.object({ ticketTypeId: z.uuid(), sold: z.int(), held: z.int() })),
  banner: ImageView.nullable(),
  /** Zone of the event: answered, else the person's own, else UTC. */
  timeZone: z.string(),
  version: z.int(),
  updatedAt: Moment,
  changedBy: z.enum(["chat", "app"]),
  /** Whether it can be published; if not, `missing` names the fields without an answer. */
  complete: z.boolean(),
  missing: z.array(z.string()),
});
export type DraftDetails = z.input<typeof DraftView>;

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
  | { kind: "tickets-below-taken"; name: string; taken: number }
  | { kind: "tickets-impossible" }
  | { kind: "guests-unreadable"; max: number }
  | { kind: "not-photo" }
  | { kind: "draft-date-passed"; startsAt: Date }
  | { kind: "sales-not-open" }
  | { kind: "ticket-name-length"; length: number }
  | { kind: "sales-end-late"; startsAt: Date }
  | { kind: "refunds-unreadable" }
  | { kind: "not-a-choice" }
  /** Something was never answered: the question is asked again. */
  | { kind: "not-complete" };
