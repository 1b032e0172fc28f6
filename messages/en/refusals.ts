import { placeholders } from "@/domain/notifications/schema";
import type { Catalog } from "../catalog";
import { cut } from "../entities";
import { formatAmount, formatClockThere, formatDate, formatNumber, formatWhenShort } from "../format";
import { tap } from "../keyboard";
import { draftWay, eventWay } from "../ways";
import { button } from "./buttons";
import { moderated } from "./moderation-refusals";
import { event } from "./words";

const plural = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** Names of tickets are cut so that the whole fits an alert. */
const NAME = 60;

/** Every way of saying no, in the voice of the product: what is the case, then what is next. */
export const refusals: Catalog["refusals"] = {
  ...moderated,
  already_going: (_r, _refusal, subject) => ({
    text: "You're already going. To change it, tap Details.",
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  already_sent: () => ({
    text: "This message is on its way already. It can be stopped, but no longer changed.",
    dialog: true,
  }),
  already_waiting: (_r, { details: { position } }, subject) => ({
    text:
      position > 0
        ? `You're already on the waiting list, number ${position}.`
        : "You're already on the waiting list.",
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  cancelled: () => ({
    text: "This event was cancelled by its organizer.",
    dialog: true,
    button: button.findEvents(),
  }),
  capacity_above_tickets: (r, { details: { tickets } }) => ({
    text: `There are ${formatNumber(tickets, r.language)} tickets in all, so there can't be more places than that. Give a ticket type more places first.`,
    dialog: true,
  }),
  capacity_below_taken: (r, { details: { taken } }) => ({
    text: `${formatNumber(taken, r.language)} ${taken === 1 ? "seat is" : "seats are"} already taken, so capacity can't go below that.`,
    dialog: true,
  }),
  checkout_gone: (_r, _refusal, subject) => ({
    text: "The seat is no longer held. Start again to get a new one.",
    dialog: true,
    ...eventWay(subject, button.startAgain),
  }),
  checkout_open: (_r, _refusal, subject) => ({
    text: "A seat is held for you already. You can pay for it now.",
    dialog: true,
    ...eventWay(subject, button.continuePayment),
  }),
  currency_fixed: (_r, { details: { currency } }) => ({
    text: `Tickets were sold in ${currency} already, so prices stay in ${currency}.`,
    dialog: true,
  }),
  draft_conflict: () => ({
    text: "This was changed somewhere else meanwhile. Please choose what should stay.",
  }),
  draft_gone: () => ({
    text: "This draft was published or deleted meanwhile.",
    button: button.createEvent(),
  }),
  draft_moved_on: (_r, _refusal, subject) => ({
    text: "That question is answered already. You can change it in the preview.",
    ...draftWay(subject, button.backToPreview),
  }),
  hold_ends_soon: (r, { details: { until, timeZone } }, subject) => ({
    text: `Your seat is held until ${formatClockThere(until, timeZone, r.language)}, too short for the card page. Pay another way until then, or cancel and start again.`,
    dialog: true,
    ...eventWay(subject, button.cancelPayment),
  }),
  idempotency_mismatch: () => ({
    text: "This key was already used for another request. Please use a new one.",
  }),
  in_progress: () => ({ text: "This is being done right now. Please look again in a moment." }),
  message_empty: () => ({
    text: "There are no words in that. Send me what you want to say as one message.",
    dialog: true,
  }),
  message_too_long: (r, { details: { length, max } }) => ({
    text: `That's ${formatNumber(length, r.language)} characters; the limit is ${formatNumber(max, r.language)}.`,
    dialog: true,
  }),
  method_not_offered: (_r, _refusal, subject) => ({
    text: "The organizer can't take payments that way. Please choose another one.",
    dialog: true,
    ...eventWay(subject, button.continuePayment),
  }),
  needs_ticket: (_r, _refusal, subject) => ({
    text: "This event sells tickets. Please choose one first.",
    dialog: true,
    ...eventWay(subject, button.buyTicket),
  }),
  cannot_be_reached: () => ({
    text: "They can't be written to: they never started this bot, or stopped it.",
    dialog: true,
  }),
  not_a_guest: (_r, _refusal, subject) => ({
    text: "I pass messages on for people who have or had a seat here, or wait for one. To ask about anything else, use what the event's description says.",
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  not_admin: () => ({ text: "Only an administrator can do that.", dialog: true }),
  not_an_image: () => ({
    text: "I can't read this as a picture. JPEG, PNG, WebP and GIF work, at most ten times as long as wide.",
    dialog: true,
  }),
  not_enough_seats: (_r, { details: { free, asked } }, subject) => ({
    text: `Only ${plural(free, "seat is", "seats are")} left, and you asked for ${asked}.`,
    dialog: true,
    ...(free > 0 ? eventWay(subject, ({ id }) => tap(`Take ${free}`, "guests", id, String(free - 1))) : {}),
  }),
  not_found: () => ({
    text: "I can't find that event. Check the code (six letters and digits, e.g., K7Q2MX) or ask the person who sent it.",
    dialog: true,
    button: button.findEvents(),
  }),
  not_going: (_r, _refusal, subject) => ({
    text: "You don't have a seat here, so there's nothing to cancel.",
    dialog: true,
    ...eventWay(subject, button.rsvp),
  }),
  not_on_sale: (r, { details: { name, from } }, subject) => ({
    text:
      from !== null && from > r.now
        ? `${event.onSale(name && cut(name, NAME), formatWhenShort(from, subject?.timeZone ?? r.timeZone ?? "UTC", r.language))}.`
        : name === null
          ? "Ticket sales have ended."
          : `Sales of ${cut(name, NAME)} tickets have ended.`,
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  not_organizer: (_r, _refusal, subject) => ({
    text: "Only the organizer of this event can do that.",
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  not_over: (r, { details: { endsAt, timeZone } }) => ({
    text: `This event is still going on. You can rate it from ${formatWhenShort(endsAt, timeZone, r.language)}.`,
    dialog: true,
  }),
  not_waiting: (_r, _refusal, subject) => ({
    text: "This person isn't on the waiting list any more.",
    dialog: true,
    ...eventWay(subject, button.viewAttendees),
  }),
  not_yours: () => ({ text: "This button was meant for someone else." }),
  offer_gone: (_r, _refusal, subject) => ({
    text: "This offer has ended, and the seat passed to the next person.",
    dialog: true,
    ...eventWay(subject, button.joinWaitlist),
  }),
  organizer_unpaid: (_r, _refusal, subject) => ({
    text: "The organizer can't take payments at the moment. Nothing was charged. Please ask them, or try again later.",
    dialog: true,
    ...eventWay(subject, button.contactOrganizer),
  }),
  past: (r, { details: { endedAt, timeZone } }) => ({
    text: `This event ended on ${formatDate(endedAt, timeZone, r.language)}.`,
    dialog: true,
    button: button.findEvents(),
  }),
  place_fixed: (_r, { details: { isOnline } }) => ({
    text: isOnline
      ? "Tickets are sold for Stars here, which only online events may do. To move to a place, duplicate the event and set new prices."
      : "Tickets are sold for money here, and online-only events sell for Stars alone. Keep a place, or duplicate the event and set prices in Stars.",
    dialog: true,
  }),
  price_changed: (_r, _refusal, subject) => ({
    text: "The price has changed. Please start again from the event.",
    dialog: true,
    ...eventWay(subject, button.startAgain),
  }),
  price_too_low: (r, { details: { leftMinor, leastMinor, currency } }, subject) => ({
    text: `That would cost ${formatAmount(leftMinor, currency, r.language)}, and the least that can be paid is ${formatAmount(leastMinor, currency, r.language)}. Take more tickets, or go without the code.`,
    dialog: true,
    ...eventWay(subject, button.buyTicket),
  }),
  private_only: (r) => ({
    text: "Please do this in our private chat.",
    dialog: true,
    button: { label: "Open the bot", url: `https://t.me/${r.botUsername}` },
  }),
  promo_gone: (_r, _refusal, subject) => ({
    text: "This code isn't valid for this event, or it has been used up.",
    dialog: true,
    ...eventWay(subject, button.buyTicket),
  }),
  promo_too_large: (r, { details: { name, leftMinor, leastMinor, currency } }) => ({
    text: `With this code ${cut(name, NAME)} would cost ${formatAmount(leftMinor, currency, r.language)}, and the least that can be paid is ${formatAmount(leastMinor, currency, r.language)}. Take off less, or all of it.`,
    dialog: true,
  }),
  provider_unreachable: (_r, _refusal, subject) => ({
    text: "The payment service doesn't answer right now. Your seat is still held: please try again in a minute.",
    dialog: true,
    ...eventWay(subject, button.continuePayment),
  }),
  rate_limited: (r, { details: { retryAt } }, subject) => ({
    text: `That was a bit much at once. It is possible again from ${formatWhenShort(retryAt, r.timeZone ?? "UTC", r.language)}.`,
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  refund_too_large: (r, { details: { leftMinor, currency } }) => ({
    text:
      leftMinor > 0
        ? `${formatAmount(leftMinor, currency, r.language)} of this payment can be sent back.`
        : "All of this payment has been sent back already.",
    dialog: true,
  }),
  reminder_in_the_past: (r, { details: { dueAt, timeZone } }) => ({
    text: `That would have been ${formatWhenShort(dueAt, timeZone, r.language)}, which has passed. Please choose a later time.`,
    dialog: true,
  }),
  sales_not_open: (r) => ({
    text: "You can't take payments yet. Connect Stripe in the Web App, then publish again. Your draft is kept.",
    dialog: true,
    button: button.openWebApp(r),
  }),
  sign_in: () => ({ text: "Please open this from Telegram, so that we know who you are." }),
  sold_out: (_r, { details: { name, hasOthers } }, subject) => ({
    text: `${cut(name, NAME)} tickets are sold out.${hasOthers ? " Others are still available." : ""}`,
    dialog: true,
    ...eventWay(subject, hasOthers ? button.otherTickets : button.viewDetails),
  }),
  stale_button: () => ({ text: "This message is out of date. Here's the current one." }),
  started: () => ({
    text: "This event has started, and RSVPs are closed.",
    dialog: true,
    button: button.findEvents(),
  }),
  ticket_gone: () => ({ text: "This ticket isn't valid any more, or isn't for this event.", dialog: true }),
  ticket_type_in_use: (_r, { details: { name } }) => ({
    text: `Somebody has had ${cut(name, NAME)} tickets, or a code or a message is for them, so this type can't be deleted. End its sale or hide it instead.`,
    dialog: true,
  }),
  ticket_used: (_r, _refusal, subject) => ({
    text: "This ticket is already checked in, so it can't be used again, given back or passed on. The organizer can undo that.",
    dialog: true,
    ...eventWay(subject, button.contactOrganizer),
  }),
  tickets_below_taken: (r, { details: { name, taken } }) => ({
    text: `${formatNumber(taken, r.language)} ${cut(name, NAME)} ${taken === 1 ? "ticket is" : "tickets are"} sold or held, so there can't be fewer.`,
    dialog: true,
  }),
  tickets_passed_on: (_r, _refusal, subject) => ({
    text: "Some of your tickets are with somebody else now. You can cancel once they have given them back to you, and the organizer can cancel and refund them at any time.",
    dialog: true,
    ...eventWay(subject, button.contactOrganizer),
  }),
  too_many_drafts: (r, { details: { max } }) => ({
    text: `You have ${formatNumber(max, r.language)} drafts already. Publish or delete one, then start another.`,
    button: button.openDrafts(r),
  }),
  too_many_events: (r, { details: { max, nextAt } }, subject) => ({
    text: `You've created ${plural(max, "event", "events")} within 24 hours. The next one is possible from ${formatWhenShort(nextAt, r.timeZone ?? "UTC", r.language)}. Your draft is kept.`,
    dialog: true,
    ...draftWay(subject, button.continueDraft),
  }),
  too_many_guests: (_r, { details: { max } }, subject) => ({
    text:
      max === 0
        ? "Guests can't be brought to this event."
        : `You can bring up to ${plural(max, "guest", "guests")} to this event.`,
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  too_many_holds: (r, { details: { max, nextAt } }, subject) => ({
    text: `Seats were held for you ${max} times within a day and not paid for. You can try again from ${formatWhenShort(nextAt, r.timeZone ?? "UTC", r.language)}.`,
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  too_many_messages: (r, { details: { max, nextAt } }, subject) => ({
    text: `You've sent ${plural(max, "update", "updates")} within 24 hours. The next one is possible from ${formatWhenShort(nextAt, r.timeZone ?? "UTC", r.language)}.`,
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  too_many_reminders: (_r, { details: { max } }) => ({
    text: `An event can have up to ${max} reminders. Delete one first.`,
    dialog: true,
  }),
  too_many_tickets: (_r, { details: { name, max } }, subject) => ({
    text: `You can have up to ${plural(max, `${cut(name, NAME)} ticket`, `${cut(name, NAME)} tickets`)}.`,
    dialog: true,
    ...eventWay(subject, button.buyTicket),
  }),
  unknown_placeholder: (_r, { details: { name } }) => ({
    text: `I don't know {${cut(name, NAME)}}. These are filled in for each reader: ${placeholders.map((known) => `{${known}}`).join(", ")}.`,
    dialog: true,
  }),
};
