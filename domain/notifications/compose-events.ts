import { z } from "zod";
import { isOver } from "../events/rules";
import { type EventDetails, isSuspended, ReportReason } from "../events/schema";
import { operatorProblems } from "../letters";
import { pairKey } from "../rsvps/queries";
import { fullName } from "../users/rules";
import {
  type Composer,
  type Composers,
  eventOf,
  findPaymentIn,
  Mention,
  Text,
  type World,
} from "./letter-world";
import { ChangedFieldsAsStored, changedSince } from "./rules";

const Report = z.object({ aboutUserId: z.int(), reason: ReportReason, note: z.string() });

const Contact = Mention.extend({
  text: z.string(),
  refundedMinor: z.int().default(0),
  returnsMinor: z.int().nullable().default(null),
});

/** News of an event that is still to come, or on. */
const isLive = ({ status, endsAt }: EventDetails, { now }: Pick<World, "now">) =>
  status === "published" && !isOver({ endsAt }, now);

const aboutReview =
  (kind: "verify.declined" | "verify.asked"): Composer =>
  (row, reader, world) => {
    const event = eventOf(row, world);
    if (!isLive(event, world)) return "the event is over";
    return { kind, chatId: row.chatId, reader, event, message: Text.parse(row.payload).text };
  };

export const eventLetters: Composers<
  | `event.${"published" | "changed" | "cancelled" | "suspended" | "restored" | "withdrawn" | "reported"}`
  | `verify.${"admin" | "approved" | "declined" | "asked"}`
  | "account.closed"
  | "operator.alert"
  | `${"support" | "contact"}.${"message" | "reply"}`
> = {
  "event.published": (row, reader, world) => {
    const event = eventOf(row, world);
    if (!isLive(event, world)) return "the event is over";
    return { kind: "event.published", chatId: row.chatId, reader, event };
  },
  "event.changed": (row, reader, world) => {
    const event = eventOf(row, world);
    if (!isLive(event, world)) return "the event is over";
    const before = changedSince(ChangedFieldsAsStored.parse(row.payload), event);
    if (Object.keys(before).length === 0) return "changed back";
    const fullRefundUntil = world.fullRefunds.get(pairKey({ eventId: event.id, userId: row.chatId })) ?? null;
    return { kind: "event.changed", chatId: row.chatId, reader, event, before, fullRefundUntil };
  },
  "event.cancelled": (row, reader, world) => {
    const event = eventOf(row, world);
    const back = world.returns.get(row.id) ?? [];
    const note = isSuspended(event) ? null : event.cancelNote;
    return { kind: "event.cancelled", chatId: row.chatId, reader, event, note, back };
  },
  "event.suspended": (row, reader, world) => {
    const event = eventOf(row, world);
    if (!isSuspended(event)) return "restored meanwhile";
    const { text: reason } = Text.parse(row.payload);
    return { kind: "event.suspended", chatId: row.chatId, reader, event, reason };
  },
  "event.restored": (row, reader, world) => {
    const event = eventOf(row, world);
    if (isSuspended(event)) return "suspended meanwhile";
    return { kind: "event.restored", chatId: row.chatId, reader, event };
  },
  "event.withdrawn": (row, reader, world) => {
    const back = world.returns.get(row.id) ?? [];
    return { kind: "event.withdrawn", chatId: row.chatId, reader, event: eventOf(row, world), back };
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
  "verify.approved": (row, reader, world) => {
    const event = eventOf(row, world);
    if (!isLive(event, world)) return "the event is over";
    return { kind: "verify.approved", chatId: row.chatId, reader, event };
  },
  "verify.declined": aboutReview("verify.declined"),
  "verify.asked": aboutReview("verify.asked"),
  "account.closed": (row, reader, world) => {
    const event = eventOf(row, world);
    if (!isLive(event, world)) return "the event is over";
    return { kind: "account.closed", chatId: row.chatId, reader, event };
  },
  "operator.alert": (row, reader) => {
    const about = z.object({ problem: z.enum(operatorProblems), subject: z.string() }).parse(row.payload);
    return { kind: "operator.alert", chatId: row.chatId, reader, ...about };
  },
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
  "contact.message": (row, reader, world) => {
    const { aboutUserId: userId, text, refundedMinor, returnsMinor } = Contact.parse(row.payload);
    const payment = findPaymentIn(row, world);
    return {
      kind: "contact.message",
      chatId: row.chatId,
      reader,
      event: eventOf(row, world),
      from: { userId, name: fullName(world.people.get(userId)!) },
      text,
      paid: payment ? { payment, refundedMinor, returnsMinor } : null,
    };
  },
  "contact.reply": (row, reader, world) => ({
    kind: "contact.reply",
    chatId: row.chatId,
    reader,
    event: eventOf(row, world),
    ...Text.parse(row.payload),
  }),
};
