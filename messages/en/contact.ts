import { fmt } from "@grammyjs/parse-mode";
import { contactIn } from "../contact";
import { button } from "./buttons";

export const { contact, letters } = contactIn(
  {
    ask: (organizer, title) => fmt`What should I pass on to ${organizer} about ${title}?`,
    asOneMessage: "Send it as one message. They see your name, and nobody's account is shown.",
    sent: (name) => `Sent to ${name}. The answer comes here.`,
    passedOn: (guest) => `Sent to ${guest}.`,
    replyAsk: (guest) => `What should I pass on to ${guest}? Send it as one message.`,
    writes: (guest, title) => fmt`${guest} writes about ${title}:`,
    paid: (amount, count) => `Paid ${amount} for ${count === 1 ? "1 ticket" : `${count} tickets`}.`,
    wentBack: (amount) => `${amount} of it went back.`,
    returns: (amount) => `By the refund policy, ${amount} comes back if they cancel now.`,
    returnsNothing: "By the refund policy, no money comes back.",
    nothingMore: "Nothing more of it comes back by itself.",
    organizerWrites: (organizer, title) => fmt`${organizer} writes about ${title}:`,
  },
  button,
);
