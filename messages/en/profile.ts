import type { Catalog } from "../catalog";

export const commands: Catalog["commands"] = {
  start: "Start here",
  create: "Create an event",
  my_events: "Your RSVPs and tickets",
  events: "Events you run",
  help: "What I can do",
  webapp: "Open the Web App",
  create_webapp: "Create an event in the Web App",
  manage_webapp: "Manage an event in the Web App",
  edit: "Change an event",
  rsvp: "Save a seat",
  cancel_rsvp: "Give your seat back",
  buy_ticket: "Buy a ticket",
  notify: "Message an event's attendees",
  reminders: "Reminders of an event",
  broadcast: "Message everybody who is going",
  payments: "How an event's payments stand",
  cancel: "Leave the open question",
  privacy: "What we keep about you",
  terms: "Terms and privacy policy",
  support: "Ask a person",
  paysupport: "Questions about a payment",
};

export const profile: Catalog["profile"] = {
  description:
    "Find events, save your seat in one tap and pay safely. Organizers create events in a chat, sell tickets, share them anywhere and keep everyone up to date.",
  shortDescription: "Events in Telegram: create one in a chat, share it anywhere, RSVP in one tap.",
};
