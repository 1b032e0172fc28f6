import { fmt } from "@grammyjs/parse-mode";
import type { Catalog, Reading } from "../catalog";
import { cardIn } from "../card";
import type { EventDetails } from "@/domain/events/schema";
import { seatsLeft } from "@/domain/events/rules";
import type { Standing } from "@/domain/rsvps/schema";
import { b, cut, lines, paragraphs, whenShort } from "../entities";
import { outOf } from "../event-lines";
import { stateOf } from "../event-state";
import { formatDate, formatNumber, formatWhenShort } from "../format";
import { primary, tap } from "../keyboard";
import { numbered, pickFrom } from "../lists";
import { button } from "./buttons";
import { reviewCard, statusCard } from "./organizer-cards";
import { event, people } from "./words";

const liveCard = cardIn(
  {
    cancelled: "Cancelled",
    price: "Price",
    hostedBy: (organizer) => `Hosted by ${organizer}`,
    going: (count) => `${count} going`,
    guests: (count) => (count === 1 ? "1 of them a guest" : `${count} of them guests`),
    seatsLeft: (count) => (count === 1 ? "1 seat left" : `${count} seats left`),
    full: "Full",
    waiting: (count) => `${count} waiting`,
    onNow: "On now",
    ended: (came) => (came === 0 ? "Ended" : `Ended, ${people(came)} came`),
    youAreGoing: (guests) => (guests > 0 ? `You're going +${guests}.` : "You're going."),
    yourNumber: (position) => `You're number ${position} on the waiting list`,
    heldUntil: (until, relative) => fmt`A seat is held for you until ${until} (${relative}).`,
  },
  event,
  button,
);

export const card: Catalog["card"] = (r, shown) => {
  if (shown.kind === "status") return statusCard(r, shown.event);
  if (shown.kind === "review") return reviewCard(r, shown.event);
  return liveCard(r, shown);
};

export const about: Catalog["about"] = (_r, shown) => ({
  text: paragraphs(b(shown.title), shown.description),
  buttons: [[tap("Back", "event.show", shown.id)]],
});

export const pick: Catalog["pick"] = (r, operation, events) => ({
  text: fmt`Which event do you mean?`,
  buttons: pickFrom(r, operation, events),
});

export const pickNone: Catalog["pickNone"] = () => ({
  text: fmt`There's no event to choose from yet.`,
  buttons: [[primary(button.findEvents()), button.createEvent()]],
});

export const find: Catalog["find"] = (r, events) => {
  if (events.items.length === 0) {
    return { text: fmt`🔍 No events are listed right now. You could start one.`, buttons: [[primary(button.createEvent())]] };
  }
  const line = (shown: EventDetails) => fmt`${b(shown.title)}, ${whenShort(r, shown)}, ${event.place(shown)}`;
  return numbered("🔍 Coming up:", events, line, { operation: "event.show", of: (shown) => shown }, "find");
};

export const mine: Catalog["mine"] = (r, events) => {
  if (events.items.length === 0) {
    return { text: fmt`🎟️ You have no RSVPs yet.`, buttons: [[primary(button.findEvents()), button.createEvent()]] };
  }
  const { text, buttons } = numbered(
    "🎟️ Your events:",
    events,
    ({ event: shown, standing }) => fmt`${b(shown.title)}, ${whenShort(r, shown)}, ${standingOf(shown, standing)}`,
    { operation: "event.show", of: ({ event: shown }) => shown },
    "mine",
  );
  return { text, buttons: [...buttons, [button.findEvents()]] };
};

function standingOf(shown: EventDetails, standing: Standing) {
  if (shown.status === "cancelled") return "cancelled";
  if (standing.status === "confirmed") return standing.partySize > 1 ? `going +${standing.partySize - 1}` : "going";
  if (standing.status === "waitlisted") return `number ${standing.position} on the waiting list`;
  return standing.status === "pending" ? "a seat is held for you" : "not going";
}

export const organized: Catalog["organized"] = (r, events) => {
  if (events.items.length === 0) {
    return { text: fmt`You have no events yet.`, buttons: [[primary(button.createEvent())]] };
  }
  const { text, buttons } = numbered("📋 Your Events:", events, (shown) => organizedLine(r, shown), { operation: "event.manage", of: (shown) => shown }, "organized");
  return { text, buttons: [...buttons, [{ ...primary(button.createEvent()), label: "Create New Event" }]] };
};

function organizedLine(r: Reading, shown: EventDetails) {
  const count = shown.status === "cancelled" ? "cancelled" : outOf(r, shown.going, shown.capacity).replace(" / ", "/");
  return fmt`${b(shown.title)} - ${formatDate(shown.startsAt, shown.timeZone, r.language)} (${count})`;
}

export const calendar: Catalog["calendar"] = (r, shown, { google, outlook, apple }) => ({
  text: lines(fmt`📅 ${b(shown.title)}, ${whenShort(r, shown)}`, "Which calendar should it go to?"),
  buttons: [
    [
      { label: "Google", url: google },
      { label: "Outlook", url: outlook },
      { label: "Apple and others", url: apple },
    ],
  ],
});

export const inlineDescription: Catalog["inlineDescription"] = (r, shown) => {
  const left = seatsLeft(shown);
  const seats = {
    cancelled: "Cancelled",
    ended: "Ended",
    on: "On now",
    full: "Full",
    open: shown.capacity === null ? "" : left === 1 ? "1 seat left" : `${formatNumber(left, r.language)} seats left`,
  }[stateOf(shown, r.now)];
  return [formatWhenShort(shown.startsAt, shown.timeZone, r.language), cut(event.place(shown), 40), seats].filter(Boolean).join(" · ");
};

export const inlineNothing: Catalog["inlineNothing"] = (_r, query) => ({ label: `No event found for "${cut(query, 30)}"` });

export const inlineCreate: Catalog["inlineCreate"] = () => ({ label: "Create an event" });
