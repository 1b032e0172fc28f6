import { formatNumber } from "@/messages/format";

/** A ticket, as it is shown at the door and passed on. */
export const tickets = {
  title: "Ticket",
  of: (number: number, count: number) =>
    `Ticket ${formatNumber(number, "en")} of ${formatNumber(count, "en")}`,
  date: "Date",
  time: "Time",
  kind: "Ticket",
  holder: "Holder",
  number: "Number",
  code: "Code to scan at the door",
  readAloud: "If the code can’t be scanned, read this number out.",
  online: "Online",
  next: "Next ticket",
  chooseTicket: "Your tickets for this event",

  usedTitle: "Checked in",
  usedText: (when: string) => `${when}. Enjoy.`,
  cancelledTitle: "No longer valid",
  cancelledText: "This ticket was given back. It opens no door.",
  eventCancelledTitle: "The event is cancelled",
  eventCancelledText: "Money for tickets goes back by itself.",
  pastTitle: "The event is over",
  pastText: "Thank you for coming.",
  heldTitle: "Not paid yet",
  heldText: "The code is here as soon as the payment is confirmed.",
  heldButton: "Continue payment",

  calendar: "Calendar",
  pass: "Pass on",
  event: "Event",
  copy: "Copy number",
  copied: "The number is copied",

  passTitle: "Pass this ticket on",
  passText: "Whoever opens the link first gets the ticket. Your code stops working at that moment.",
  passYes: "Make the link",
  passNo: "Not now",
  passLink: "Send the link",
  passLinkHint: "Choose a chat",
  passCopy: "Copy link",
  passCopied: "The link is copied",
  passMessage: (title: string) => `Your ticket for ${title}`,
  passNote: "It works once. Until somebody takes it, the ticket stays yours.",

  savedAt: (when: string) => `You are offline. This is the ticket as of ${when}.`,
  goneTitle: "There is no such ticket",
  goneText: "It was passed on, or it belongs to somebody else.",
  goneButton: "See my events",
  failedTitle: "The ticket did not arrive",
  failedText: "It is safe. Try again in a moment.",
};
