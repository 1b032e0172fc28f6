import { fmt } from "@grammyjs/parse-mode";
import { organizerCardsIn } from "../organizer-cards";
import { button } from "./buttons";
import { event } from "./words";

export const { statusLines, statusCard, reviewButtons, verdictLine, reviewCard } = organizerCardsIn(
  {
    status: (title) => fmt`RSVP Status for ${title}:`,
    confirmed: "Confirmed",
    pending: "Pending",
    waiting: "Waiting list",
    toReview: (organizer) => `To review: an event by ${organizer}`,
    hereSince: (date) => `here since ${date}`,
    decided: {
      approved: (admin) => `✅ Approved by ${admin}`,
      asked: (admin) => `⏳ Asked by ${admin}`,
      declined: (admin) => `❌ Declined by ${admin}`,
    },
  },
  event,
  button,
);
