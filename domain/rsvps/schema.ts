import { z } from "zod";

export const RsvpStatus = z.enum(["confirmed", "pending", "waitlisted", "cancelled"]);
export type RsvpStatus = z.infer<typeof RsvpStatus>;

/** The attendee and their guests. */
export const PartySize = z.int().min(1).max(10);

/** How one person stands to one event. `position` counts from 1 on the waiting list. */
export type Standing =
  | { status: "none" | "cancelled" }
  | { status: "confirmed"; rsvpId: string; partySize: number }
  | { status: "pending"; rsvpId: string; partySize: number; offerExpiresAt: Date }
  | { status: "waitlisted"; rsvpId: string; partySize: number; position: number };

/** One line of the attendee list. */
export type Attendee = {
  rsvpId: string;
  userId: number;
  name: string;
  username: string | null;
  status: Exclude<RsvpStatus, "cancelled">;
  partySize: number;
  joinedAt: Date;
};
