import { inArray } from "drizzle-orm";
import { z } from "zod";
import type { deliveries } from "@/db/schema/notifications";
import { users } from "@/db/schema/users";
import type { Context } from "../context";
import { listEventsById } from "../events/queries";
import { type EventDetails, ReportReason } from "../events/schema";
import {
  declineReasons,
  type Letter,
  type LetterKind,
  newsKinds,
  type PaidFor,
  paymentProblems,
  type Reader,
  unreachable,
} from "../letters";
import { listPaidFor } from "../payments/queries";
import { pairKey, standingsOf } from "../rsvps/queries";
import type { Standing } from "../rsvps/schema";
import { fullName, isReachable, languageOf } from "../users/rules";
import type { User } from "../users/schema";
import { ChangedFieldsAsStored, changedSince } from "./rules";

export type ClaimedDelivery = typeof deliveries.$inferSelect;

export type Composed =
  | { row: ClaimedDelivery; letter: Letter; skip?: never }
  | { row: ClaimedDelivery; letter?: undefined; skip: string };

/** All that letters of one batch need, read in one go. */
type World = {
  people: Map<number, User>;
  events: Map<string, EventDetails>;
  standings: Map<string, Standing>;
  payments: Map<string, PaidFor>;
};

/**
 * Puts letters together from what is true now. One whose reason has gone (the offer was answered, the
 * seat given back, the person cannot be written to) is skipped, and says why.
 */
export async function composeLetters(ctx: Context, rows: ClaimedDelivery[]): Promise<Composed[]> {
  if (rows.length === 0) return [];

  const eventIds = [...new Set(rows.flatMap(({ eventId }) => eventId ?? []))];
  const userIds = [...new Set(rows.flatMap(({ chatId, payload }) => [chatId, ...mentioned(payload)]))];
  const pairs = rows.flatMap(({ chatId, eventId }) => (eventId ? [{ eventId, userId: chatId }] : []));
  const paymentIds = rows.flatMap(({ payload }) => paidIn(payload) ?? []);
  const [people, events, standings, payments] = await Promise.all([
    ctx.db.select().from(users).where(inArray(users.id, userIds)),
    listEventsById(ctx, eventIds),
    standingsOf(ctx, pairs),
    listPaidFor(ctx, paymentIds),
  ]);
  const world = {
    people: new Map(people.map((user) => [user.id, user])),
    events: new Map(events.map((event) => [event.id, event])),
    standings,
    payments: new Map(payments.map((payment) => [payment.id, payment])),
  };
  return rows.map((row) => compose(row, world, ctx.now()));
}

const Mention = z.object({ aboutUserId: z.int() });
const mentioned = (payload: unknown) =>
  Mention.safeParse(payload).success ? [Mention.parse(payload).aboutUserId] : [];

const paidIn = (payload: unknown) => z.object({ paymentId: z.uuid() }).safeParse(payload).data?.paymentId;
const paymentIn = (row: ClaimedDelivery, world: World) => world.payments.get(paidIn(row.payload) ?? "")!;

function compose(row: ClaimedDelivery, world: World, now: Date): Composed {
  const person = world.people.get(row.chatId);
  if (!person || !isReachable(person)) return { row, skip: unreachable };
  if (isMuted(person, row.kind)) return { row, skip: "muted" };

  const reader = {
    userId: person.id,
    firstName: person.firstName,
    languageCode: languageOf(person),
    timeZone: person.timeZone,
  };
  const letter = composers[row.kind as LetterKind](row, reader, world, now);
  return typeof letter === "string" ? { row, skip: letter } : { row, letter };
}

/** What one cannot do without is never muted, whatever the row says. */
const isMuted = ({ muted }: Pick<User, "muted">, kind: string) =>
  muted.includes(kind) && newsKinds.some((news) => news === kind);

type Composer = (row: ClaimedDelivery, reader: Reader, world: World, now: Date) => Letter | string;

const eventOf = ({ eventId }: ClaimedDelivery, { events }: World) => events.get(eventId!)!;
const standingOf = ({ eventId, chatId }: ClaimedDelivery, { standings }: World) =>
  standings.get(pairKey({ eventId: eventId!, userId: chatId }))!;
const Note = z.object({ note: z.string().nullable() });
const Text = z.object({ text: z.string() });
const Report = z.object({ aboutUserId: z.int(), reason: ReportReason, note: z.string() });

const aboutReview =
  (kind: "verify.declined" | "verify.asked"): Composer =>
  (row, reader, world) => ({
    kind,
    chatId: row.chatId,
    reader,
    event: eventOf(row, world),
    message: Text.parse(row.payload).text,
  });

const aboutPayment =
  (kind: "payment.completed" | "payment.late"): Composer =>
  (row, reader, world) => ({
    kind,
    chatId: row.chatId,
    reader,
    event: eventOf(row, world),
    payment: paymentIn(row, world),
  });

const aboutRefund =
  (kind: "refund.sent" | "refund.failed"): Composer =>
  (row, reader, world) => {
    const { amountMinor } = z.object({ amountMinor: z.int() }).parse(row.payload);
    const payment = paymentIn(row, world);
    const refund = { amountMinor, hasTicket: payment.ticketIds.length > 0 };
    return { kind, chatId: row.chatId, reader, event: eventOf(row, world), payment, refund };
  };

const composers: Record<LetterKind, Composer> = {
  "rsvp.confirmed": (row, reader, world) => {
    const standing = standingOf(row, world);
    if (standing.status !== "confirmed") return "no longer going";
    return {
      kind: "rsvp.confirmed",
      chatId: row.chatId,
      reader,
      event: eventOf(row, world),
      partySize: standing.partySize,
    };
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
  "rsvp.removed": (row, reader, world) => ({
    kind: "rsvp.removed",
    chatId: row.chatId,
    reader,
    event: eventOf(row, world),
    ...Note.parse(row.payload),
  }),
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
  offer: (row, reader, world, now) => {
    const standing = standingOf(row, world);
    if (standing.status !== "pending" || standing.holdExpiresAt <= now) return "the offer is over";
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
  "payment.completed": aboutPayment("payment.completed"),
  "payment.late": aboutPayment("payment.late"),
  "payment.failed": (row, reader, world, now) => {
    const standing = standingOf(row, world);
    if (standing.status !== "pending" || standing.holdExpiresAt <= now) return "paid or over meanwhile";
    const { reason } = z.object({ reason: z.enum(declineReasons) }).parse(row.payload);
    return {
      kind: "payment.failed",
      chatId: row.chatId,
      reader,
      event: eventOf(row, world),
      payment: paymentIn(row, world),
      reason,
      holdExpiresAt: standing.holdExpiresAt,
    };
  },
  "payment.alert": (row, reader, world) => {
    const payer = world.people.get(Mention.parse(row.payload).aboutUserId);
    const { problem } = z.object({ problem: z.enum(paymentProblems) }).parse(row.payload);
    return {
      kind: "payment.alert",
      chatId: row.chatId,
      reader,
      event: eventOf(row, world),
      payment: paymentIn(row, world),
      name: payer ? fullName(payer) : "",
      problem,
    };
  },
  "refund.sent": aboutRefund("refund.sent"),
  "refund.failed": aboutRefund("refund.failed"),
  "event.published": (row, reader, world) => ({
    kind: "event.published",
    chatId: row.chatId,
    reader,
    event: eventOf(row, world),
  }),
  "event.changed": (row, reader, world) => {
    const event = eventOf(row, world);
    if (event.status !== "published") return "the event is over";
    const before = changedSince(ChangedFieldsAsStored.parse(row.payload), event);
    if (Object.keys(before).length === 0) return "changed back";
    return { kind: "event.changed", chatId: row.chatId, reader, event, before };
  },
  "event.cancelled": (row, reader, world) => {
    const event = eventOf(row, world);
    return { kind: "event.cancelled", chatId: row.chatId, reader, event, note: event.cancelNote };
  },
  "event.reported": (row, reader, world) => {
    const { aboutUserId, ...report } = Report.parse(row.payload);
    const { username, ...names } = world.people.get(aboutUserId)!;
    const from = { name: fullName(names), username };
    return {
      kind: "event.reported",
      chatId: row.chatId,
      reader,
      event: eventOf(row, world),
      from,
      ...report,
    };
  },
  update: (row, reader, world) => ({
    kind: "update",
    chatId: row.chatId,
    reader,
    event: eventOf(row, world),
    ...Text.parse(row.payload),
  }),
  "verify.admin": (row, reader, world) => {
    const event = eventOf(row, world);
    const organizer = world.people.get(Mention.parse(row.payload).aboutUserId)!;
    if (event.review !== "pending") return "reviewed meanwhile";
    return {
      kind: "verify.admin",
      chatId: row.chatId,
      reader,
      event,
      organizer: { name: fullName(organizer), username: organizer.username, since: organizer.createdAt },
    };
  },
  "verify.approved": (row, reader, world) => ({
    kind: "verify.approved",
    chatId: row.chatId,
    reader,
    event: eventOf(row, world),
  }),
  "verify.declined": aboutReview("verify.declined"),
  "verify.asked": aboutReview("verify.asked"),
  "support.message": (row, reader, world) => {
    const sender = world.people.get(Mention.parse(row.payload).aboutUserId)!;
    const from = { userId: sender.id, name: fullName(sender), username: sender.username };
    return { kind: "support.message", chatId: row.chatId, reader, from, ...Text.parse(row.payload) };
  },
  "support.reply": (row, reader) => ({
    kind: "support.reply",
    chatId: row.chatId,
    reader,
    ...Text.parse(row.payload),
  }),
};
