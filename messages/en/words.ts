import { answersIn } from "../answers";
import { eventLinesIn } from "../event-lines";
import { formatNumber } from "../format";
import { kindsIn } from "../kinds";
import { categories } from "./categories";

/** "1 person", "1,200 people" */
export const people = (count: number) => (count === 1 ? "1 person" : `${formatNumber(count, "en")} people`);

/** "2 hours", "1 hour 30 minutes", "All day" */
export function duration(minutes: number) {
  if (minutes === 1440) return "All day";
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    hours > 0 && (hours === 1 ? "1 hour" : `${hours} hours`),
    rest > 0 && (rest === 1 ? "1 minute" : `${rest} minutes`),
  ];
  return parts.filter(Boolean).join(" ");
}

export const event = eventLinesIn({
  date: "Date",
  location: "Location",
  yourTime: "Your time",
  online: "Online",
  toBeAnnounced: "To be announced",
  free: "Free",
  ticketsFrom: (price) => `Tickets from ${price}`,
  salesEnded: "Sales ended",
  suspended: "Suspended",
  hostSuspended: "Suspended with its organizer",
  onSaleOnceApproved: "Tickets go on sale once the event is approved",
  onSaleFrom: (kind, when) => `${kind === null ? "Tickets" : `${kind} tickets`} go on sale on ${when}`,
});

export const tickets = kindsIn({
  free: "Free",
  places: (count, isOne) => (isOne ? "1 ticket" : `${count} tickets`),
  onSaleUntil: (when) => `on sale until ${when}`,
  hidden: "hidden",
  taken: (count) => `${count} sold or held`,
  anyTime: "Any time",
  hoursBefore: (hours) => (hours === 1 ? "1 hour before" : `${hours} hours before`),
  daysBefore: (days) => `${days} days before`,
  never: "No refunds",
  noRefunds: "no refunds",
  refundsAnyTime: "refunds until it starts",
  refundsUntil: (before) => `refunds until ${before}`,
  partUntil: (percent, before) => `${percent}% back until ${before.toLowerCase()}`,
});

export const answer = answersIn(
  {
    minutes: duration,
    online: "Online",
    toBeAnnounced: "To be announced",
    free: "Free",
    yes: "Yes",
    no: "No",
    none: "None",
    unlimited: "Unlimited",
    everyone: "Everyone",
    onlyWithLink: "Only people with the link",
    guests: (max) => (max === 0 ? "No guests" : `Up to ${max} each`),
    from: (price) => `from ${price}`,
    kinds: (count) => (count === 1 ? "1 ticket type" : `${count} ticket types`),
    atTheStart: "At the start",
    categories,
  },
  tickets,
);
