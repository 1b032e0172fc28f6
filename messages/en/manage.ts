import { fmt } from "@grammyjs/parse-mode";
import type { EventDetails } from "@/domain/events/schema";
import { isSuspended } from "@/domain/events/schema";
import type { Catalog, Reading } from "../catalog";
import { changesIn } from "../changes";
import { b, lines, paragraphs, quote } from "../entities";
import { isLive } from "../event-state";
import { formatAmount, formatNumber } from "../format";
import { danger, inThrees, primary, row, rows, tap } from "../keyboard";
import { attendeesIn } from "../lists";
import { broadcasts } from "./broadcasts";
import { button } from "./buttons";
import { reviewButtons, statusLines, verdictLine } from "./organizer-cards";
import { parts } from "./preview";
import { answer, event, people, tickets } from "./words";

const back = (shown: { id: string }) => tap("Back", "event.manage", shown.id);

const remove = (shown: { id: string }) => tap("Remove a guest", "guest.pick", shown.id, "0");

const changeable = [
  "title",
  "date",
  "location",
  "description",
  "tickets",
  "capacity",
  "refunds",
  "category",
  "length",
  "guests",
  "banner",
  "listing",
  "link",
] as const;

export const manage: Catalog["manage"] = {
  event: (r, shown) => {
    const isOpen = isLive(shown, r.now);
    return {
      text: paragraphs(
        lines(b(shown.title), event.ownDate(r, shown), event.location(shown)),
        isSuspended(shown) ? `⛔ ${event.suspended(shown)}` : null,
        lines(...statusLines(r, shown)),
        isOpen ? lines(listing(shown), `🔗 t.me/${r.botUsername}?start=e_${shown.ref}`) : null,
      ),
      buttons: rows(
        row(button.viewAttendees(shown), isOpen && button.sendUpdate(shown)),
        isOpen ? [button.editEvent(shown), button.share(shown)] : [],
        row(isSuspended(shown) && primary(button.contactSupport())),
        row(isOpen && shown.visibility !== "public" && button.newLink(shown)),
        row(button.openEventDashboard(r, shown), shown.price !== null && button.paymentStatus(shown)),
        row(isOpen && button.reminders(shown), button.viewDetails(shown)),
        [tap("Back", "organized")],
      ),
    };
  },

  linkAsk: (_r, shown) => ({
    text: lines(
      fmt`🔗 Make a new link for ${b(shown.title)}?`,
      "Links that were sent before stop working. Whoever opened one, goes or waits stays invited, and cards in chats get the new link.",
    ),
    buttons: [[danger(button.newLinkNow(shown)), primary(button.keepLink(shown))]],
  }),

  linkRenewed: (r, shown) => ({
    text: lines(
      fmt`🔗 ${b(shown.title)} has a new link:`,
      `t.me/${r.botUsername}?start=e_${shown.ref}`,
      "Links that were sent before no longer work.",
    ),
    buttons: [[button.share(shown)], [back(shown)]],
  }),

  attendees: attendeesIn(
    {
      head: (title) => fmt`👥 Attendee List for ${title}:`,
      nobody: "Nobody has RSVP'd yet. Sharing the card usually helps.",
      nobodyHere: "Nobody on this list yet.",
      free: "Free",
      paid: (amount) => `Paid: ${amount}`,
      pending: "Pending",
      waiting: "Waiting",
      range: (from, to, total) => `${from} to ${to} of ${total}`,
      pages: (page, pages) => `${page} of ${pages}`,
      filters: { all: "All", confirmed: "Confirmed", waiting: "Waiting" },
    },
    { share: (shown) => primary(button.share(shown)), send: button.sendMessage, back, remove },
  ),

  editMenu: (r, shown) => ({
    text: lines(fmt`✏️ ${b(shown.title)}`, "What would you like to change?"),
    buttons: [
      ...inThrees(
        changeable
          .filter((key) => key !== "link" || shown.onlineUrl !== null)
          .filter((key) => key !== "refunds" || shown.price !== null)
          .map((key) => tap(parts[key], "edit.field", shown.id, key)),
      ),
      [button.cancelEvent(shown), button.editInWebApp(r, shown)],
      [back(shown)],
    ],
  }),

  editConfirm: changesIn(
    {
      nothing: "✏️ Nothing has changed yet.",
      told: (count) => `${people(count)} will be told in about two minutes.`,
      nobodyTold: "Nobody needs to be told.",
      newBanner: "A new picture at the top of the card.",
      newKind: "New",
      boughtStays: "People who have a ticket keep its price and its refunds.",
    },
    answer,
    tickets,
    button,
  ),

  editSaved: (r, shown, told, cards) => ({
    text: lines(
      fmt`✅ Saved.${savedEffect(r, told, cards)}`,
      isLookedAt(shown)
        ? "⏳ A person takes a quick look before it appears in search. Its link works meanwhile."
        : null,
      shown.sale.state === "review" ? `🎟️ ${event.onSaleOnceApproved}.` : null,
    ),
    buttons: [[button.editMore(shown), button.viewDetails(shown)]],
  }),

  editDiscarded: (_r, shown) => ({
    text: fmt`✅ ${b(shown.title)} stays as it is.`,
    buttons: [[button.editMore(shown), button.viewDetails(shown)]],
  }),

  cancelAsk: (r, draft, { told, owed }) => {
    const shown = draft.event;
    const note = draft.answers.text;
    return {
      text: lines(
        fmt`❌ Cancel ${b(shown?.title ?? "")} for everyone?`,
        `${people(told)} will be told. This can't be undone.`,
        ...owed.map(
          ({ currency, amountMinor, people: paid }) =>
            `💰 ${formatAmount(amountMinor, currency, r.language)} goes back to ${people(paid)}.`,
        ),
        note ? "Your note for them:" : "Add a short note for them, or go on without one.",
        note ? quote(note) : null,
      ),
      buttons: [[primary(button.keepEvent(draft)), danger(button.cancelEventNow(draft))]],
    };
  },

  cancelDone: (_r, shown, told) => ({
    text: lines(
      fmt`❌ ${b(shown.title)} is cancelled.`,
      told > 0 ? `${people(told)} ${told === 1 ? "is" : "are"} being told.` : null,
    ),
    buttons: [[button.createEvent()]],
  }),

  updateAsk: (_r, shown) => ({
    text: lines(
      fmt`✏️ What should I tell the attendees of ${b(shown.title)}?`,
      "Send it as one message, up to 3,500 characters. They'll see it with the event's name above.",
    ),
    buttons: [[button.close()]],
  }),

  updateConfirm: broadcasts.confirm,
  updateWhen: broadcasts.whenAsk,
  updateProgress: broadcasts.progress,

  reviewAsk: (_r, shown, verdict) => ({
    text: lines(
      fmt`✏️ ${verdict === "asked" ? "What would you like to ask" : "What should I tell"} ${shown.organizerName} about ${b(shown.title)}?`,
      "Send it as one message; it is passed on word for word.",
    ),
    buttons: [[button.close()]],
  }),

  reviewed: (r, shown, verdict, admin, message) => ({
    text: lines(b(shown.title), verdictLine(r, verdict, admin, message, r.now)),
    ...(verdict === "asked" ? { buttons: reviewButtons(shown) } : {}),
  }),
};

const isLookedAt = ({ visibility, review }: EventDetails) => visibility === "public" && review === "pending";

function listing({ visibility, review }: EventDetails) {
  if (visibility !== "public") return "🔍 Only people with the link can find it.";
  if (review === "pending") return "⏳ A person takes a quick look before it appears in search.";
  return review === "declined" ? "🔍 It isn't listed, and its link works." : "🔍 Everyone can find it.";
}

function savedEffect(r: Reading, told: number, cards: number) {
  const shared = cards === 1 ? "1 shared card is" : `${formatNumber(cards, r.language)} shared cards are`;
  const persons = `${people(told)} will be told in about two minutes`;
  if (told > 0 && cards > 0) return ` ${persons} and ${shared} updated.`;
  if (told > 0) return ` ${persons}.`;
  return cards > 0 ? ` ${shared.charAt(0).toUpperCase()}${shared.slice(1)} updated.` : "";
}
