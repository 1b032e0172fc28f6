import { z } from "zod";
import { Moment } from "../moment";
import { Recipients } from "../notifications/schema";

/** The usual ones, of which an event has one each, and those that the organizer added. */
export const ReminderKind = z.enum(["confirmation", "day", "hour", "thanks", "custom"]);
export type ReminderKind = z.infer<typeof ReminderKind>;

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** When a reminder falls due: so long after the RSVP, the start or the end (negative before it), or at an instant. */
export const Timing = z.discriminatedUnion("anchor", [
  z.object({ anchor: z.literal("rsvp"), offsetMinutes: z.int().min(0).max(43_200) }).strict(),
  z.object({ anchor: z.enum(["start", "end"]), offsetMinutes: z.int().min(-86_400).max(43_200) }).strict(),
  z.object({ anchor: z.literal("fixed"), at: instant }).strict(),
]);
export type Timing = z.infer<typeof Timing>;

/** What an organizer says of one reminder. `text` may hold placeholders; null stands for ours in each reader's language. */
export const ReminderInput = z
  .object({
    /** One that is there already; without it a new one. */
    id: z.uuid().optional(),
    kind: ReminderKind.default("custom"),
    timing: Timing,
    recipients: Recipients.default({ statuses: ["confirmed"] }),
    text: z.string().trim().min(1).max(3_500).nullable().default(null),
    asksConfirmation: z.boolean().default(false),
    isEnabled: z.boolean().default(true),
  })
  .strict();
export type ReminderInput = z.output<typeof ReminderInput>;

/** A reminder as its organizer sees it. `dueAt` is null for one that each person gets after their own RSVP. */
export const Reminder = ReminderInput.required({ id: true }).extend({
  dueAt: z.date().nullable(),
  /** When it began to go out; null while it is still to come. */
  sentAt: z.date().nullable(),
  /** How many people it is for now; afterwards, how many were told. */
  people: z.int(),
  sent: z.int(),
  blocked: z.int(),
  failed: z.int(),
  /** How many used one of its buttons. */
  tapped: z.int(),
  /** How many, of those who go, have said since it reached them that they are still coming; 0 where it does not ask. */
  coming: z.int(),
});
export type Reminder = z.output<typeof Reminder>;

/** The same as it leaves the house. */
export const ReminderView = Reminder.extend({
  timing: z.discriminatedUnion("anchor", [
    z.object({ anchor: z.enum(["rsvp", "start", "end"]), offsetMinutes: z.int() }),
    z.object({ anchor: z.literal("fixed"), at: Moment }),
  ]),
  dueAt: Moment.nullable(),
  sentAt: Moment.nullable(),
});

/** An event of which somebody wants to hear only what they cannot do without. */
export const MuteView = z.object({ eventId: z.uuid(), ref: z.string(), title: z.string(), since: Moment });
