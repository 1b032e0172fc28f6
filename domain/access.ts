import type { Actor, Context } from "./context";
import { type Reason, Refusal } from "./errors";
import { isSuspended } from "./events/schema";

type Owned = {
  organizerId: number;
  visibility?: "public" | "unlisted" | "private";
  suspendedAt?: Date | null;
  isHostSuspended?: boolean;
};
/**
 * `isInvited`: shows the event's link, has opened it before, or takes part. `isGuest`: the person has or had a seat, or
 * has paid. `isKeptOut`: its organizer lets them in no more. `isLeaving`: takes part, and asks to give that up.
 */
type Subject = {
  event?: Owned;
  userId?: number;
  isInvited?: boolean;
  isGuest?: boolean;
  isKeptOut?: boolean;
  isLeaving?: boolean;
};

const isSelf = (actor: Actor, userId?: number) => actor.type === "user" && actor.userId === userId;
const isOrganizer = (actor: Actor, event?: Owned) => isSelf(actor, event?.organizerId);
const isAdmin = ({ actor, settings }: Context) =>
  actor.type === "user" && settings.adminIds.includes(actor.userId);

type Rule = { refusal: Reason; allows: (ctx: Context, subject: Subject) => boolean };

/** Who may do what, in one table. The background jobs may do everything. */
export const accessRules = {
  "event.see": {
    refusal: "not_found",
    allows: (ctx, { event, isInvited = false, isKeptOut = false }) =>
      event?.visibility === "public" ||
      (isInvited && !(isKeptOut && event?.visibility === "private")) ||
      isOrganizer(ctx.actor, event) ||
      isAdmin(ctx),
  },
  /** Of those who may know of it: while it is suspended, its organizer and administrators alone, and those who leave it. */
  "event.open": {
    refusal: "event_suspended",
    allows: (ctx, { event, isLeaving = false }) =>
      isLeaving ||
      !isSuspended({ suspendedAt: null, isHostSuspended: false, ...event }) ||
      isOrganizer(ctx.actor, event) ||
      isAdmin(ctx),
  },
  "event.change": { refusal: "not_organizer", allows: ({ actor }, { event }) => isOrganizer(actor, event) },
  "event.cancel": { refusal: "not_organizer", allows: ({ actor }, { event }) => isOrganizer(actor, event) },
  "event.message": { refusal: "not_organizer", allows: ({ actor }, { event }) => isOrganizer(actor, event) },
  "event.contact": {
    refusal: "not_a_guest",
    allows: ({ actor }, { event, userId, isGuest = false }) =>
      isSelf(actor, userId) && isGuest && !isOrganizer(actor, event),
  },
  "guest.contact": {
    refusal: "not_organizer",
    allows: ({ actor }, { event, isGuest = false }) => isOrganizer(actor, event) && isGuest,
  },
  "event.share": {
    refusal: "not_organizer",
    allows: ({ actor }, { event }) => event?.visibility !== "private" || isOrganizer(actor, event),
  },
  "event.review": { refusal: "not_admin", allows: (ctx) => isAdmin(ctx) },
  "event.suspend": { refusal: "not_admin", allows: (ctx) => isAdmin(ctx) },
  "event.restore": { refusal: "not_admin", allows: (ctx) => isAdmin(ctx) },
  "report.dismiss": { refusal: "not_admin", allows: (ctx) => isAdmin(ctx) },
  "user.suspend": { refusal: "not_admin", allows: (ctx) => isAdmin(ctx) },
  "user.restore": { refusal: "not_admin", allows: (ctx) => isAdmin(ctx) },
  "user.unverify": { refusal: "not_admin", allows: (ctx) => isAdmin(ctx) },
  "reminders.change": {
    refusal: "not_organizer",
    allows: ({ actor }, { event }) => isOrganizer(actor, event),
  },
  "feedback.see": { refusal: "not_organizer", allows: ({ actor }, { event }) => isOrganizer(actor, event) },
  "rsvps.list": { refusal: "not_organizer", allows: ({ actor }, { event }) => isOrganizer(actor, event) },
  "rsvp.cancel": {
    refusal: "not_organizer",
    allows: ({ actor }, { event, userId }) => isSelf(actor, userId) || isOrganizer(actor, event),
  },
  "rsvp.block": { refusal: "not_organizer", allows: ({ actor }, { event }) => isOrganizer(actor, event) },
  "rsvp.invite": { refusal: "not_organizer", allows: ({ actor }, { event }) => isOrganizer(actor, event) },
  "rsvp.answer": { refusal: "not_yours", allows: ({ actor }, { userId }) => isSelf(actor, userId) },
  "payments.list": { refusal: "not_organizer", allows: ({ actor }, { event }) => isOrganizer(actor, event) },
  "payment.see": {
    refusal: "not_found",
    allows: ({ actor }, { event, userId }) => isSelf(actor, userId) || isOrganizer(actor, event),
  },
  "payment.refund": { refusal: "not_organizer", allows: ({ actor }, { event }) => isOrganizer(actor, event) },
  "payment.resolve": {
    refusal: "not_organizer",
    allows: (ctx, { event }) => isOrganizer(ctx.actor, event) || isAdmin(ctx),
  },
  "webhooks.replay": { refusal: "not_admin", allows: (ctx) => isAdmin(ctx) },
  "promos.change": { refusal: "not_organizer", allows: ({ actor }, { event }) => isOrganizer(actor, event) },
  "ticket.see": {
    refusal: "not_found",
    allows: ({ actor }, { event, userId }) => isSelf(actor, userId) || isOrganizer(actor, event),
  },
  "ticket.transfer": { refusal: "not_yours", allows: ({ actor }, { userId }) => isSelf(actor, userId) },
  "ticket.check": { refusal: "not_organizer", allows: ({ actor }, { event }) => isOrganizer(actor, event) },
  "draft.change": { refusal: "not_yours", allows: ({ actor }, { userId }) => isSelf(actor, userId) },
  "user.read": { refusal: "not_yours", allows: ({ actor }, { userId }) => isSelf(actor, userId) },
  "user.change": { refusal: "not_yours", allows: ({ actor }, { userId }) => isSelf(actor, userId) },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof accessRules;

/** Whether the actor may, by the table. */
export function may(ctx: Context, action: Action, subject: Subject): boolean {
  const rule: Rule = accessRules[action];
  return ctx.actor.type === "system" || rule.allows(ctx, subject);
}

/** Throws the Refusal of the table unless the actor may. Asked by the verb, after loading, under the lock. */
export function authorize(ctx: Context, action: Action, subject: Subject) {
  if (!may(ctx, action, subject)) throw new Refusal(accessRules[action].refusal);
}
