import { fmt } from "@grammyjs/parse-mode";
import type { Catalog } from "../catalog";
import { isRefused } from "../contact";
import { b, deadline, lines } from "../entities";
import { canJoin } from "../event-state";
import { danger, inThrees, primary, row, rows, tap } from "../keyboard";
import { button } from "./buttons";
import { comesBack, whatReturns } from "./payment-letters";

export const rsvps: Catalog["rsvps"] = {
  guestsAsk: (_r, event, _partySize, maxParty) => ({
    text: fmt`👥 How many people are coming with you to ${b(event.title)}?`,
    buttons: inThrees([
      ...Array.from({ length: maxParty }, (_, n) =>
        tap(n === 0 ? "Just me" : `+${n}`, "guests", event.id, String(n)),
      ),
      tap("Back", "event.show", event.id, "here"),
    ]),
  }),

  cancelAsk: (r, event, back) => ({
    text: lines(
      fmt`Give up your seat at ${b(event.title)}?`,
      ...whatReturns(r, back),
      back?.fullUntil
        ? fmt`The event has changed since you bought, so you can have all of it back until ${deadline(r, back.fullUntil, event.timeZone)}.`
        : null,
    ),
    buttons: rows(
      [primary(button.keepSeat(event, "here")), danger(button.cancelRsvpNow(event))],
      row(isRefused(back) && button.contactOrganizer(event)),
    ),
  }),

  cancelled: (r, event, back) => ({
    text: lines(fmt`❌ Your RSVP for ${b(event.title)} has been cancelled.`, ...whatReturns(r, back)),
    buttons: rows(
      row(canJoin(event, r.now) && button.rsvpAgain(event), button.findEvents()),
      row(isRefused(back) && button.contactOrganizer(event)),
    ),
  }),

  leaveAsk: (r, event, back) => ({
    text: lines(fmt`Leave the waiting list for ${b(event.title)}?`, ...comesBack(r, [back])),
    buttons: [[primary(button.stayOnWaitlist(event, "here")), danger(button.getMoneyBack(event))]],
  }),

  leftWaitlist: (r, event, back) => ({
    text: lines(fmt`❌ You've left the waiting list for ${b(event.title)}.`, ...whatReturns(r, back)),
    buttons: [row(canJoin(event, r.now) && button.joinWaitlistAgain(event), button.findEvents())],
  }),

  offerAccepted: (_r, event) => ({ text: fmt`✅ The seat at ${b(event.title)} is yours.` }),

  offerDeclined: (r, event) => ({
    text: fmt`❌ You passed on the seat at ${b(event.title)}. It goes to the next person.`,
    buttons: [row(canJoin(event, r.now) && button.joinWaitlistAgain(event), button.findEvents())],
  }),

  alertConfirmed: (_r, { title }, reachable) => ({
    text: reachable
      ? `You're going to ${title}! Details are in our private chat.`
      : `You're going to ${title}! Tap Details to open the bot and hear of any change.`,
    dialog: true,
  }),

  alertWaitlisted: (_r, position, reachable) => ({
    text: `You're number ${position} on the waiting list. ${reachable ? "We'll write to you when a seat frees up." : "Tap Details to open the bot, so that we can write to you when a seat frees up."}`,
    dialog: true,
  }),

  alertGuests: (_r, partySize) => ({
    text: partySize === 1 ? "Saved: just you." : `Saved: you +${partySize - 1}.`,
  }),
};
