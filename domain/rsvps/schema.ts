import { z } from "zod";
import { Moment } from "../moment";

export const RsvpStatus = z.enum(["confirmed", "pending", "waitlisted", "cancelled"]);
export type RsvpStatus = z.infer<typeof RsvpStatus>;

/** The attendee and their guests. */
export const PartySize = z.int().min(1).max(10);

/** A code as people type it: letters and digits, capitals or not. */
export const PromoWord = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9_-]{1,30}$/);

/** Which tickets a party takes, and with which code. */
export const TicketChoice = z.object({
  lines: z
    .array(z.strictObject({ ticketTypeId: z.uuid(), quantity: z.int().min(1).max(10) }))
    .min(1)
    .max(10)
    .optional(),
  promoCode: PromoWord.optional(),
});
export type TicketChoice = z.output<typeof TicketChoice>;

/** Money that came too late for its seats, and is kept for the next. Minor units. */
const KeptMoney = z.object({
  provider: z.enum(["telegram", "stars", "stripe"]),
  amountMinor: z.int(),
  currency: z.string(),
});
export type KeptMoney = z.infer<typeof KeptMoney>;

/** How one person stands to one event. `position` counts from 1 on the waiting list. */
export type Standing =
  | { status: "none" | "cancelled" }
  | { status: "confirmed"; rsvpId: string; partySize: number }
  | {
      status: "pending";
      rsvpId: string;
      partySize: number;
      /** Seats are offered, or wait for money. */
      holdKind: "offer" | "checkout";
      holdExpiresAt: Date;
    }
  | {
      status: "waitlisted";
      rsvpId: string;
      partySize: number;
      position: number;
      /** Their payment waits with them; null for whoever pays when offered a seat. */
      kept: KeptMoney | null;
    };

/** One line of the attendee list. */
export type Attendee = {
  rsvpId: string;
  userId: number;
  name: string;
  username: string | null;
  status: Exclude<RsvpStatus, "cancelled">;
  partySize: number;
  joinedAt: Date;
  /** What they paid for their seats and did not get back, in minor units; null when it cost nothing. */
  paid: { minor: number; currency: string } | null;
  /** When they last said that they are still coming. */
  reconfirmedAt: Date | null;
};

const person = { eventId: z.uuid(), userId: z.int() };
const party = { ...person, rsvpId: z.uuid(), partySize: PartySize };

/** How one person stands to one event, as HTTP tells it. */
export const RsvpView = z.discriminatedUnion("status", [
  z.object({ ...person, status: z.enum(["none", "cancelled"]) }),
  z.object({ ...party, status: z.literal("confirmed") }),
  z.object({
    ...party,
    status: z.literal("pending"),
    holdKind: z.enum(["offer", "checkout"]),
    holdExpiresAt: Moment,
  }),
  z.object({
    ...party,
    status: z.literal("waitlisted"),
    position: z.int().positive(),
    kept: KeptMoney.nullable(),
  }),
]);

/** Seats that were taken on one day of the event's clock ("2026-11-22"), and all up to then. */
export const SeatsOnDay = z.object({ day: z.iso.date(), going: z.int(), cumulated: z.int() });
export type SeatsOnDay = z.infer<typeof SeatsOnDay>;

/** One line of the attendee list, for the organizer. */
export const AttendeeView = z.object({
  rsvpId: z.uuid(),
  userId: z.int(),
  name: z.string(),
  username: z.string().nullable(),
  status: RsvpStatus.exclude(["cancelled"]),
  partySize: PartySize,
  joinedAt: Moment,
  reconfirmedAt: Moment.nullable(),
});

/** Somebody whom the organizer keeps out. */
export const BlockView = z.object({
  userId: z.int(),
  name: z.string(),
  username: z.string().nullable(),
  blockedAt: Moment,
});
