import { z } from "zod";
import { isSuspended } from "../events/schema";
import { pairKey } from "../rsvps/queries";
import { fullName } from "../users/rules";
import { type Composers, eventOf, Mention, Note, standingOf } from "./letter-world";

const Test = z.object({ isTest: z.literal(true), text: z.string().nullable() });

export const rsvpLetters: Composers<
  | "rsvp.confirmed"
  | "rsvp.waitlisted"
  | "rsvp.removed"
  | "rsvp.status"
  | "rsvp.first"
  | "offer"
  | "offer.expired"
  | "checkout.expired"
> = {
  "rsvp.confirmed": (row, reader, world) => {
    const event = eventOf(row, world);
    const shown = { kind: "rsvp.confirmed", chatId: row.chatId, reader, event } as const;
    const test = Test.safeParse(row.payload);
    const next = world.rules.nextReminders.get(event.id) ?? null;
    if (test.success) return { ...shown, partySize: 1, text: test.data.text, remindedBefore: next };

    const standing = standingOf(row, world);
    if (standing.status !== "confirmed") return "no longer going";
    const text = world.rules.confirmations.get(event.id) ?? null;
    const { muted } = world.people.get(row.chatId)!;
    const hearsNone =
      muted.includes("reminder") || world.mutes.has(pairKey({ eventId: event.id, userId: row.chatId }));
    const remindedBefore = hearsNone ? null : next;
    return { ...shown, partySize: standing.partySize, text, remindedBefore };
  },
  "rsvp.waitlisted": (row, reader, world) => {
    const standing = standingOf(row, world);
    if (standing.status !== "waitlisted") return "no longer waiting";
    return {
      kind: "rsvp.waitlisted",
      chatId: row.chatId,
      reader,
      event: eventOf(row, world),
      position: standing.position,
    };
  },
  "rsvp.removed": (row, reader, world) => {
    const event = eventOf(row, world);
    return {
      kind: "rsvp.removed",
      chatId: row.chatId,
      reader,
      event,
      // Who runs a suspended event says nothing to anybody.
      note: isSuspended(event) ? null : Note.parse(row.payload).note,
      // Earlier seats of theirs, whose money was kept, are another story.
      back: (world.returns.get(row.id) ?? []).slice(-1),
    };
  },
  "rsvp.status": (row, reader, world) => ({
    kind: "rsvp.status",
    chatId: row.chatId,
    reader,
    event: eventOf(row, world),
  }),
  "rsvp.first": (row, reader, world) => {
    const attendee = world.people.get(Mention.parse(row.payload).aboutUserId);
    return {
      kind: "rsvp.first",
      chatId: row.chatId,
      reader,
      event: eventOf(row, world),
      name: attendee ? fullName(attendee) : "",
    };
  },
  offer: (row, reader, world) => {
    const standing = standingOf(row, world);
    if (standing.status !== "pending" || standing.holdExpiresAt <= world.now) return "the offer is over";
    const { rsvpId, partySize, holdExpiresAt } = standing;
    return {
      kind: "offer",
      chatId: row.chatId,
      reader,
      event: eventOf(row, world),
      rsvpId,
      partySize,
      expiresAt: holdExpiresAt,
    };
  },
  "offer.expired": (row, reader, world) => {
    if (standingOf(row, world).status !== "cancelled") return "came back meanwhile";
    const { expiredAt } = z.object({ expiredAt: z.coerce.date() }).parse(row.payload);
    return { kind: "offer.expired", chatId: row.chatId, reader, event: eventOf(row, world), expiredAt };
  },
  "checkout.expired": (row, reader, world) => {
    if (standingOf(row, world).status !== "cancelled") return "came back meanwhile";
    return { kind: "checkout.expired", chatId: row.chatId, reader, event: eventOf(row, world) };
  },
};
