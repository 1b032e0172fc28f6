import { fmt } from "@grammyjs/parse-mode";
import { cardIn } from "../card";
import type { Catalog } from "../catalog";
import { b, cut, paragraphs } from "../entities";
import { eventListsIn } from "../event-lists";
import { formatNumber } from "../format";
import { tap } from "../keyboard";
import { button } from "./buttons";
import { reviewCard, statusCard } from "./organizer-cards";
import { event, people } from "./words";

const left = (count: number) => (count === 1 ? "1 seat left" : `${formatNumber(count, "en")} seats left`);

const liveCard = cardIn(
  {
    cancelled: "Cancelled",
    price: "Price",
    hostedBy: (organizer) => `Hosted by ${organizer}`,
    going: (count) => `${count} going`,
    guests: (count) => (count === 1 ? "1 of them a guest" : `${count} of them guests`),
    seatsLeft: left,
    full: "Full",
    waiting: (count) => `${count} waiting`,
    onNow: "On now",
    ended: (came) => (came === 0 ? "Ended" : `Ended, ${people(came)} came`),
    youAreGoing: (guests) => (guests > 0 ? `You're going +${guests}.` : "You're going."),
    yourNumber: (position) => `You're number ${position} on the waiting list`,
    paymentKept: "Your payment is kept for it.",
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

export const cardGone: Catalog["cardGone"] = () => ({
  text: fmt`This event is no longer available here.`,
});

export const about: Catalog["about"] = (_r, shown) => ({
  text: paragraphs(b(shown.title), shown.description),
  buttons: [[tap("Back", "event.show", shown.id, "here")]],
});

export const { pick, pickNone, find, mine, organized, calendar, inlineDescription } = eventListsIn(
  {
    whichOne: "Which event do you mean?",
    nothingToPick: "There's no event to choose from yet.",
    comingUp: "Coming up:",
    nothingListed: "No events are listed right now. You could start one.",
    yours: "Your events:",
    noRsvps: "You have no RSVPs yet.",
    organized: "Your Events:",
    noEvents: "You have no events yet.",
    createAnother: "Create New Event",
    whichCalendar: "Which calendar should it go to?",
    appleAndOthers: "Apple and others",
    cancelled: "Cancelled",
    ended: "Ended",
    onNow: "On now",
    full: "Full",
    seatsLeft: left,
    going: (guests) => (guests > 0 ? `going +${guests}` : "going"),
    number: (position) => `number ${position} on the waiting list`,
    held: "a seat is held for you",
    paymentOpen: (until) => fmt`payment open until ${until}`,
    notGoing: "not going",
  },
  event,
  button,
);

export const inlineNothing: Catalog["inlineNothing"] = (_r, query) => ({
  label: `No event found for "${cut(query, 30)}"`,
});

export const inlineCreate: Catalog["inlineCreate"] = () => ({ label: "Create an event" });
