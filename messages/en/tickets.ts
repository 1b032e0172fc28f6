import { fmt } from "@grammyjs/parse-mode";
import { ticketsIn } from "../tickets";
import { button } from "./buttons";
import { event } from "./words";

export const tickets = ticketsIn(
  {
    id: "Ticket ID",
    atTheDoor: "Show this code at the door. It works once.",
    checkedIn: (title) => fmt`You're checked in at ${title}. Enjoy!`,
    yours: (title) => fmt`Your tickets for ${title}:`,
    none: (title) => fmt`You have no tickets for ${title}.`,
    used: "checked in",
    passOn: (title) => fmt`Whoever opens this link first gets your ticket for ${title}:`,
    untilThen: "Until then it stays yours.",
    linkTakenBack: (title) => fmt`The link no longer works. Your ticket for ${title} stays yours.`,
    send: "Send it",
    copyLink: "Copy link",
  },
  event,
  button,
);
