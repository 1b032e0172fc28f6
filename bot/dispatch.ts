import type { Filter } from "grammy";
import { Refusal } from "@/domain/errors";
import { readCallback } from "@/gateways/telegram/callbacks";
import type { Operation } from "@/messages/operations";
import { isShared } from "./cards";
import type { BotContext } from "./context";
import { draftTaps } from "./features/drafts";
import { eventTaps } from "./features/events";
import { homeTaps } from "./features/home";
import { notificationTaps } from "./features/notifications";
import { paymentTaps } from "./features/payments";
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
};

/** What can be tapped where many people see it; the rest is between one person and the bot. */
const shared = new Set<Operation>(["rsvp", "pick", "nothing"]);

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
  await taps[operation](ctx, { id, arg });
}

const ofDrafts = new Set<Operation>([
  "edit.save",
  "edit.save.quietly",
  "edit.discard",
  "event.cancel",
  "update.audience",
  "update.send",
  "close",
]);
/** About a ticket or a payment, whose event is found out later. */
const ofOthers = new Set<Operation>(["ticket", "ticket.transfer", "pay.check"]);

function subjectOf(operation: Operation, id: string): BotContext["subject"] {
  if (ofOthers.has(operation)) return {};
  return operation.startsWith("draft.") || ofDrafts.has(operation) ? { draftId: id } : { eventId: id };
}
