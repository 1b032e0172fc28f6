import { fmt } from "@grammyjs/parse-mode";
import { moderationIn } from "../moderation";
import { button } from "./buttons";
import { people } from "./words";

export const moderation = moderationIn(
  {
    by: (organizer) => `Hosted by ${organizer}`,
    reports: (count) => (count === 1 ? "1 person has reported it" : `${count} people have reported it`),
    suspended: (what, reason) => fmt`${what} is suspended: "${reason}"`,
    up: "Neither the event nor its organizer is suspended.",
    approved: "Their new events are listed at once.",
    lookedAt: "Their new events are looked at before they are listed.",
    whyEvent: (title, organizer) => fmt`Why do you suspend ${title}, by ${organizer}?`,
    whyHost: (organizer) => fmt`Why do you suspend ${organizer}?`,
    wordForWord: "Send it as one message; they read it word for word.",
    suspendEvent: (title) => fmt`Suspend ${title}?`,
    suspendHost: (organizer) => fmt`Suspend ${organizer}?`,
    eventEffect:
      "Until you lift it, nobody but its organizer and administrators sees it, nothing of it is sold, and nobody is reminded of it.",
    hostEffect:
      "Until you lift it, they are signed out, nothing but /support answers them, and all their events are hidden and sell nothing.",
    goesBack: (amount, count) =>
      `If you refund everyone, ${amount} goes back to ${people(count)}, and nobody keeps a seat.`,
    reason: "Your reason for them:",
    dismissed: "Dismissed.",
  },
  button,
);
