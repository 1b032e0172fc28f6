import { describe, expect, test as plain } from "vitest";
import { type Action, accessRules, authorize } from "@/domain/access";
import type { Context } from "@/domain/context";
import { Refusal } from "@/domain/errors";
import { cancelEvent } from "@/domain/events/cancel";
import { changeEvent } from "@/domain/events/change";
import { dismissReport } from "@/domain/events/dismiss-report";
import { restoreEvent } from "@/domain/events/restore";
import { reviewEvent } from "@/domain/events/review";
import { suspendEvent } from "@/domain/events/suspend";
import { restoreHost, suspendHost } from "@/domain/events/suspend-host";
import { answerSupport } from "@/domain/notifications/ask-support";
import { broadcast } from "@/domain/notifications/broadcast";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { listAttendees, listMyEvents } from "@/domain/rsvps/queries";
import { rsvp } from "@/domain/rsvps/rsvp";
import { changeUser } from "@/domain/users/change";
import { unverifyUser } from "@/domain/users/unverify";
import { createWorld, test } from "../support/world";

const ids = { organizer: 1, attendee: 2, stranger: 3, administrator: 4 } as const;
type Kind = keyof typeof ids | "system";

/** Every action, and who may do it to the attendee's things at the organizer's private event. */
const table: Record<Action, Record<Kind, "yes" | Refusal["reason"]>> = {
  "event.see": {
    organizer: "yes",
    attendee: "yes",
    stranger: "not_found",
    administrator: "yes",
    system: "yes",
  },
  // It is suspended.
  "event.open": {
    organizer: "yes",
    attendee: "event_suspended",
    stranger: "event_suspended",
    administrator: "yes",
    system: "yes",
  },
  "event.change": only("organizer", "not_organizer"),
  "event.cancel": only("organizer", "not_organizer"),
  "event.message": only("organizer", "not_organizer"),
  "event.contact": only("attendee", "not_a_guest"),
  "guest.contact": only("organizer", "not_organizer"),
  "event.share": only("organizer", "not_organizer"),
  "event.review": only("administrator", "not_admin"),
  "event.suspend": only("administrator", "not_admin"),
  "event.restore": only("administrator", "not_admin"),
  "report.dismiss": only("administrator", "not_admin"),
  "user.suspend": only("administrator", "not_admin"),
  "user.restore": only("administrator", "not_admin"),
  "user.unverify": only("administrator", "not_admin"),
  "reminders.change": only("organizer", "not_organizer"),
  "feedback.see": only("organizer", "not_organizer"),
  "rsvps.list": only("organizer", "not_organizer"),
  "rsvp.cancel": { ...only("organizer", "not_organizer"), attendee: "yes" },
  "rsvp.block": only("organizer", "not_organizer"),
  "rsvp.invite": only("organizer", "not_organizer"),
  "rsvp.answer": only("attendee", "not_yours"),
  "payments.list": only("organizer", "not_organizer"),
  "payment.see": { ...only("organizer", "not_found"), attendee: "yes" },
  "payment.refund": only("organizer", "not_organizer"),
  "payment.resolve": { ...only("organizer", "not_organizer"), administrator: "yes" },
  "webhooks.replay": only("administrator", "not_admin"),
  "promos.change": only("organizer", "not_organizer"),
  "ticket.see": { ...only("organizer", "not_found"), attendee: "yes" },
  "ticket.transfer": only("attendee", "not_yours"),
  "ticket.check": only("organizer", "not_organizer"),
  "draft.change": only("attendee", "not_yours"),
  "user.read": only("attendee", "not_yours"),
  "user.change": only("attendee", "not_yours"),
};

function only(kind: Kind, refusal: Refusal["reason"]): Record<Kind, "yes" | Refusal["reason"]> {
  const no = { organizer: refusal, attendee: refusal, stranger: refusal, administrator: refusal };
  return { ...no, system: "yes", [kind]: "yes" };
}

const contextOf = (kind: Kind): Context => {
  const world = createWorld();
  world.settings.adminIds.push(ids.administrator);
  return kind === "system" ? world.system : world.as(ids[kind]);
};

describe("Who may do what", () => {
  const cells = Object.entries(table).flatMap(([action, row]) =>
    Object.entries(row).map(([kind, answer]) => ({ action: action as Action, kind: kind as Kind, answer })),
  );

  plain("every action of the product has its row in the table", () => {
    expect(Object.keys(table)).toEqual(Object.keys(accessRules));
  });

  plain.each(cells)("$action by the $kind: $answer", ({ action, kind, answer }) => {
    const event = { organizerId: ids.organizer, visibility: "private" as const, suspendedAt: new Date() };
    const subject = { event, userId: ids.attendee, isInvited: kind === "attendee", isGuest: true };
    const ask = () => authorize(contextOf(kind), action, subject);

    if (answer === "yes") expect(ask).not.toThrow();
    else expect(ask).toThrow(new Refusal(answer as "not_organizer"));
  });
});

plain("a suspended event is open to those who leave it", () => {
  const event = { organizerId: ids.organizer, suspendedAt: new Date() };
  expect(() => authorize(contextOf("attendee"), "event.open", { event, isLeaving: true })).not.toThrow();
});

test("every verb asks the table: a stranger is refused, and nothing has changed", async ({ world }) => {
  const [attendee, stranger] = (await world.people(2)) as [number, number];
  const event = await world.event();
  await rsvp(world.as(attendee), { eventId: event.id });
  const ctx = world.as(stranger);
  const eventId = event.id;

  const answers = await Promise.all(
    [
      () => changeEvent(ctx, { eventId, changes: { title: "Mine now" } }),
      () => cancelEvent(ctx, { eventId, note: null }),
      () => broadcast(ctx, { eventId, text: "Hello", to: { statuses: ["confirmed"] } }),
      () => reviewEvent(ctx, { eventId, verdict: "approved" }),
      () => suspendEvent(ctx, { eventId, reason: "No", refunds: true }),
      () => restoreEvent(ctx, eventId),
      () => dismissReport(ctx, eventId),
      () => suspendHost(ctx, { userId: attendee, reason: "No" }),
      () => restoreHost(ctx, attendee),
      () => unverifyUser(ctx, event.organizerId),
      () => listAttendees(ctx, event, { limit: 10 }),
      () => cancelRsvp(ctx, { eventId, userId: attendee }),
      () => listMyEvents(ctx, attendee, { limit: 10 }),
      () => changeUser(ctx, attendee, { timeZone: "Europe/Rome" }),
      () => answerSupport(ctx, { userId: attendee, text: "Hello" }),
    ].map((verb) =>
      Promise.resolve(verb()).then(
        () => "allowed",
        (error: Refusal) => error.reason,
      ),
    ),
  );

  expect(answers).toEqual([
    "not_organizer",
    "not_organizer",
    "not_organizer",
    ...Array(7).fill("not_admin"),
    "not_organizer",
    "not_organizer",
    "not_yours",
    "not_yours",
    "not_admin",
  ]);
  await world.drain();
  expect(world.told(attendee).map(({ kind }) => kind)).toEqual(["rsvp.confirmed"]);
});
