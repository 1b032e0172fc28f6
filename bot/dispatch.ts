import type { Filter } from "grammy";
import { Refusal } from "@/domain/errors";
import { locateEvent } from "@/domain/events/locate";
import { countTap } from "@/domain/notifications/count-tap";
import { readCallback } from "@/gateways/telegram/callbacks";
import type { Operation } from "@/messages/operations";
import { tappedMessage } from "./answer";
import { isShared } from "./cards";
import type { BotContext } from "./context";
import { contactTaps } from "./features/contact";
import { draftTaps } from "./features/drafts";
import { eventTaps } from "./features/events";
import { feedbackTaps } from "./features/feedback";
import { guestTaps } from "./features/guests";
import { homeTaps } from "./features/home";
import { moderationTaps } from "./features/moderation";
import { notificationTaps } from "./features/notifications";
import { paymentTaps } from "./features/payments";
import { preferenceTaps } from "./features/preferences";
import { reminderTaps } from "./features/reminders";
import { rsvpTaps } from "./features/rsvps";
import { ticketTaps } from "./features/tickets";
import type { Taps } from "./taps";

const taps: Taps = {
  ...homeTaps,
  ...eventTaps,
  ...rsvpTaps,
  ...paymentTaps,
  ...ticketTaps,
  ...draftTaps,
  ...notificationTaps,
  ...contactTaps,
  ...moderationTaps,
  ...guestTaps,
  ...reminderTaps,
  ...feedbackTaps,
  ...preferenceTaps,
};

/** What can be tapped where many people see it; the rest is between one person and the bot. */
const shared = new Set<Operation>(["rsvp", "pick", "nothing"]);

/** What gives a seat back, or a place on the waiting list. */
const leaving = new Set<Operation>(["rsvp.cancel.ask", "rsvp.cancel", "waitlist.leave", "waitlist.refund"]);

/** What is about nothing in particular. */
const aboutNothing = new Set<Operation>([
  "nothing",
  "close",
  "home",
  "help",
  "support",
  "support.reply",
  "find",
  "mine",
  "organized",
  "pick",
  "preferences",
  "preferences.set",
  "create",
  "create.chat",
  "draft.new",
  "draft.location.ask",
]);

/** Takes a tap to what its button does. Throws `stale_button` for what no button of today says. */
export async function dispatch(ctx: Filter<BotContext, "callback_query:data">) {
  const callback = readCallback(ctx.callbackQuery.data);
  if (!callback) throw new Refusal("stale_button");

  const { operation, id = "", arg = "" } = callback;
  if (isShared(ctx) && !shared.has(operation)) throw new Refusal("private_only");
  if (id === "" && !aboutNothing.has(operation)) throw new Refusal("stale_button");
  if (id !== "") ctx.subject = subjectOf(operation, id);
  if (!hasButton(ctx)) throw new Refusal("stale_button");
  // A shared card is its own invitation, and looked at where it is answered.
  if (ctx.subject.eventId && !(isShared(ctx) && operation === "rsvp" && arg !== "p"))
    await locateEvent(ctx.as, ctx.subject.eventId, { leaves: leaving.has(operation) });
  const doing = taps[operation](ctx, { id, arg });
  const [done] = await Promise.allSettled([doing, countIt(ctx)]);
  if (done.status === "rejected") throw done.reason;
}

/**
 * A program can send what no button says (Bot API, CallbackQuery): where Telegram shows the tapped message, it must
 * have that button. Inline messages and those that are too old to be shown are believed, as far as rights go.
 */
function hasButton(ctx: Filter<BotContext, "callback_query:data">) {
  const tapped = tappedMessage(ctx);
  if (!tapped) return true;
  const buttons = tapped.reply_markup?.inline_keyboard.flat() ?? [];
  return buttons.some((one) => "callback_data" in one && one.callback_data === ctx.callbackQuery.data);
}

/** The first tap on a letter stands for its having been read. */
async function countIt(ctx: BotContext) {
  const tapped = tappedMessage(ctx);
  if (tapped && !isShared(ctx)) await countTap(ctx.as, { messageId: tapped.message_id });
}

const ofDrafts = new Set<Operation>([
  "edit.save",
  "edit.save.quietly",
  "edit.discard",
  "event.cancel",
  "suspend",
  "update.audience",
  "update.send",
  "update.edit",
  "update.when",
  "update.now",
  "update.test",
  "reminder.when",
  "close",
]);
/** About a ticket, a payment, a message or a reminder, whose event is found out later. */
const ofOthers = new Set<Operation>([
  "ticket",
  "ticket.transfer",
  "ticket.keep",
  "pay.check",
  "update.stop",
  "update.retry",
  "reminder",
  "reminder.switch",
  "reminder.confirmation",
  "reminder.text",
  "reminder.text.usual",
  "reminder.move",
  "reminder.delete",
  "reminder.test",
]);

function subjectOf(operation: Operation, id: string): BotContext["subject"] {
  if (ofOthers.has(operation)) return {};
  return operation.startsWith("draft.") || ofDrafts.has(operation) ? { draftId: id } : { eventId: id };
}
