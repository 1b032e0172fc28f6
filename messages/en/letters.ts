import { fmt } from "@grammyjs/parse-mode";
import type { ReportReason } from "@/domain/events/schema";
import type { Catalog, Message } from "../catalog";
import { b, clock, cut, deadline, lines, paragraphs, quote, relative, whenShort } from "../entities";
import { canJoin } from "../event-state";
import { danger, primary, row, success, tap } from "../keyboard";
import { updatedLines } from "../updates";
import { broadcasts } from "./broadcasts";
import { button } from "./buttons";
import { letters as contact } from "./contact";
import { drafts } from "./drafts";
import { reviewCard, statusCard } from "./organizer-cards";
import { BESIDE, comesBack, paymentLetters } from "./payment-letters";
import { length, letters as reminders } from "./reminders";
import { event } from "./words";

const TEXT = 3500;

const beforeListing = ({
  event: shown,
  message,
}: {
  event: { id: string; title: string };
  message: string;
}): Message => ({
  text: fmt`⚠️ Before we can list ${b(shown.title)}: "${cut(message, TEXT)}" Your link keeps working meanwhile.`,
  buttons: [[primary(button.editEvent(shown)), button.reply()]],
});

const signed = ({ name, username }: { name: string; username: string | null }) =>
  username === null ? name : `${name} (@${username})`;

const reportReasons: Record<ReportReason, string> = {
  spam: "Spam",
  scam: "Scam",
  offensive: "Offensive",
  wrong: "Wrong information",
  other: "Something else",
};

export const letters: Catalog["letters"] = {
  "rsvp.confirmed": (r, { remindedBefore, text, ...letter }) => ({
    text: paragraphs(
      lines(
        fmt`🎟️ You're now RSVP'd for ${b(letter.event.title)}!`,
        event.ownDate(r, letter.event),
        event.location(letter.event),
        letter.event.onlineUrl === null ? null : `🔗 ${letter.event.onlineUrl}`,
        letter.partySize > 1 ? `👥 You + ${letter.partySize - 1}` : null,
      ),
      text === null ? null : reminders.own(r, letter, text, BESIDE),
      remindedBefore === null
        ? null
        : `We'll send you a reminder ${length(remindedBefore)} before the event.`,
    ),
    buttons: [
      [button.viewDetails(letter.event), button.cancelRsvp(letter.event)],
      row(
        letter.event.maxGuests > 0 && letter.event.price === null && button.bringGuests(letter.event),
        button.addToCalendar(letter.event),
      ),
    ],
  }),

  "rsvp.waitlisted": (_r, { event: shown, position }) => ({
    text: lines(
      fmt`⏳ You're number ${position} on the waiting list for ${b(shown.title)}.`,
      "When a seat frees up we hold it for you and write to you here.",
    ),
    buttons: [[button.viewDetails(shown), button.leaveWaitlist(shown)]],
  }),

  "rsvp.removed": (r, { event: shown, note, back }) => ({
    text: lines(
      fmt`❌ The organizer cancelled your RSVP for ${b(shown.title)}.`,
      note ? `"${cut(note, TEXT)}"` : null,
      ...comesBack(r, back),
    ),
    buttons: [row(shown.visibility === "public" && button.contactOrganizer(shown), button.findEvents())],
  }),

  "rsvp.status": (r, { event: shown }) => statusCard(r, shown),

  "rsvp.first": (_r, { event: shown, name }) => ({
    text: fmt`🎉 ${name} ${shown.price === null ? "is the first to RSVP" : "has the first ticket"} for ${b(shown.title)}!`,
    buttons: [[button.viewAttendees(shown), button.share(shown)]],
  }),

  offer: (r, { event: shown, partySize, expiresAt }) => ({
    text: paragraphs(
      lines(
        partySize === 1
          ? fmt`🎟️ A seat at ${b(shown.title)} is yours if you'd like it!`
          : fmt`🎟️ ${partySize} seats at ${b(shown.title)} are yours if you'd like them!`,
        event.ownDate(r, shown),
        event.location(shown),
      ),
      fmt`⏳ Held for you until ${deadline(r, expiresAt, shown.timeZone)} (${relative(r, expiresAt)}).`,
    ),
    buttons: [
      [
        success(shown.price === null ? button.accept(shown) : button.acceptAndPay(shown)),
        danger(button.decline(shown)),
      ],
    ],
  }),

  "offer.expired": (r, { event: shown, expiredAt }) => ({
    text: fmt`⏳ The offer for ${b(shown.title)} ended at ${clock(r, expiredAt, shown.timeZone)}${canJoin(shown, r.now) ? ", and the seat passed to the next person" : ""}.`,
    buttons: [row(canJoin(shown, r.now) && primary(button.joinWaitlistAgain(shown)), button.findEvents())],
  }),

  ...paymentLetters,
  ...contact,

  // The same whether it came from the chat or from the Mini App.
  "event.published": (r, { event: shown }) => drafts.published(r, shown),

  "event.changed": (r, { event: shown, before, fullRefundUntil: until }) => ({
    text: paragraphs(
      fmt`🚨 Event Update: ${b(shown.title)}`,
      updatedLines(r, shown, before, {
        name: "Name",
        date: "Date",
        location: "Location",
        description: "Description",
        linkChanged: "The link to join has changed.",
        place: event.place,
      }),
      until &&
        fmt`If that doesn't suit you, cancelling is refunded in full until ${deadline(r, until, shown.timeZone)}.`,
    ),
    buttons: [[primary(button.viewUpdatedDetails(shown)), button.cancelRsvp(shown)]],
  }),

  "event.cancelled": (r, { event: shown, note, back }) => ({
    text: lines(
      fmt`❌ ${b(shown.title)} on ${whenShort(r, shown)} has been cancelled by the organizer.`,
      note ? `"${cut(note, TEXT)}"` : null,
      ...comesBack(r, back),
    ),
    buttons: [[button.findEvents(), button.contactOrganizer(shown)]],
  }),

  "event.reported": (_r, { event: shown, from, reason, note }) => ({
    text: paragraphs(
      lines(fmt`⚠️ ${signed(from)} reports ${b(shown.title)}.`, reportReasons[reason]),
      note ? quote(cut(note, TEXT)) : null,
    ),
    buttons: [
      [button.openEvent(shown)],
      [danger(button.suspendEvent(shown, "e")), danger(button.suspendHost(shown, "h"))],
      [button.dismissReport(shown)],
    ],
  }),

  "event.suspended": (_r, { event: shown, reason }) => ({
    text: lines(
      fmt`⛔ An administrator has suspended ${b(shown.title)}: "${cut(reason, TEXT)}"`,
      "Besides you, only administrators see it, and nothing of it is sold or sent. If you think this is a mistake, write to us.",
    ),
    buttons: [[primary(button.contactSupport()), button.manage(shown)]],
  }),

  "event.restored": (_r, { event: shown }) => ({
    text: fmt`✅ ${b(shown.title)} is no longer suspended.`,
    buttons: [[primary(button.manage(shown))]],
  }),

  "event.withdrawn": (r, { event: shown, back }) => ({
    text: lines(
      fmt`❌ ${b(shown.title)} on ${whenShort(r, shown)} was taken down by the administrators, and your place with it.`,
      ...comesBack(r, back),
    ),
    buttons: [[button.findEvents(), button.contactSupport()]],
  }),

  update: (r, letter) => ({
    text: paragraphs(fmt`🚨 Event Update: ${b(letter.event.title)}`, reminders.own(r, letter, letter.text)),
    buttons: [[button.viewUpdatedDetails(letter.event)], [button.stopMessages(letter.event, "u")]],
  }),

  reminder: reminders.reminder,
  thanks: reminders.thanks,
  "broadcast.progress": (r, { event: shown, broadcast }) => broadcasts.progress(r, shown, broadcast),

  "verify.admin": (r, { event: shown }) => reviewCard(r, shown),

  "verify.approved": (_r, { event: shown }) => ({
    text: fmt`🎉 ${b(shown.title)} is now listed for everyone. Your next events are listed at once.`,
    buttons: [[primary(button.share(shown)), button.manage(shown)]],
  }),

  "verify.declined": (_r, letter) => beforeListing(letter),
  "verify.asked": (_r, letter) => beforeListing(letter),

  "support.message": (_r, { from, text }) => ({
    text: lines(`✏️ ${signed(from)} writes:`, quote(cut(text, TEXT))),
    buttons: [[primary(tap("Reply", "support.reply", undefined, String(from.userId)))]],
  }),

  "support.reply": (_r, { text }) => ({
    text: lines("👋 Support writes:", quote(cut(text, TEXT))),
    buttons: [[button.reply(), button.help()]],
  }),
};
