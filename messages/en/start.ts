import { fmt } from "@grammyjs/parse-mode";
import type { Button, Catalog, Reading } from "../catalog";
import { b, lines, paragraphs, whenShort } from "../entities";
import { primary, rows } from "../keyboard";
import { button } from "./buttons";
import { draftName } from "./preview";

const wishes = (r: Reading, find: Button) => [
  [find, button.createEvent()],
  [button.myEvents(), button.help()],
  [button.openWebApp(r)],
];

export const start: Catalog["start"] = {
  new: (r, { firstName }) => ({
    text: paragraphs(
      lines(
        `👋 Hi ${firstName}, nice to meet you!`,
        "I find events, keep your seat and help you run your own, right here in Telegram.",
      ),
      "What would you like to do?",
    ),
    buttons: wishes(r, primary(button.findEvents())),
  }),

  back: (r, { firstName }, next, draft) => ({
    text: lines(
      `👋 Welcome back, ${firstName}!`,
      next && fmt`Next up: ${b(next.title)}, ${whenShort(r, next)}`,
      draft && fmt`Unfinished: ${draftName(draft)}, ${draft.answered} of ${draft.total} answered`,
    ),
    buttons: rows(draft ? [primary(button.continueDraft(draft))] : [], ...wishes(r, button.findEvents())),
  }),

  invited: (_r, { firstName }) => ({ text: fmt`👋 Hi ${firstName}! Here is the event you were invited to:` }),
};

export const help: Catalog["help"] = (r, isAdmin = false) => ({
  text: paragraphs(
    lines(
      b("Going to events"),
      "/my_events your RSVPs and tickets · /rsvp save a seat · /cancel_rsvp give it back · /buy_ticket buy a ticket",
      "A question? Contact Organizer, on the card of an event that you have a seat at.",
    ),
    lines(b("Running events"), "/create new event · /edit change one and its tickets · /events all yours"),
    lines(
      b("Reaching people"),
      "/notify message attendees · /reminders schedule · /broadcast tell everybody who is going",
    ),
    lines(b("Money"), "/payments status · /paysupport questions about a payment"),
    lines(b("You"), "/privacy · /terms · /support"),
    isAdmin ? lines(b("Administrators"), "/moderate suspend an event or its organizer, or lift it") : null,
  ),
  buttons: [[primary(button.openWebApp(r)), button.findEvents()], [button.contactSupport()]],
});

export const webApp: Catalog["webApp"] = {
  open: (r) => ({
    text: lines(
      "📱 Access our Web App for a better experience:",
      "• Create and manage events",
      "• View your RSVPs",
      "• Manage tickets",
    ),
    buttons: [[primary(button.openWebApp(r))]],
  }),
  create: (r) => ({
    text: fmt`📝 Create your event with our easy-to-use form:`,
    buttons: [[primary(button.openEventCreator(r))]],
  }),
  manage: (r, shown) => ({
    text: fmt`🔍 Manage your event ${b(shown.title)}:`,
    buttons: [[primary(button.openEventDashboard(r, shown))]],
  }),
};

export const support: Catalog["support"] = {
  ask: () => ({
    text: fmt`Tell us what happened in one message and a person will answer here, usually within a day.`,
    buttons: [[button.myEvents(), button.close()]],
  }),
  sent: () => ({
    text: fmt`✅ Thank you! A person will answer here, usually within a day.`,
    buttons: [[button.findEvents(), button.myEvents()]],
  }),
  replyAsk: () => ({
    text: fmt`✏️ What should I pass on? Send it as one message.`,
    buttons: [[button.close()]],
  }),
  replySent: () => ({ text: fmt`✅ Sent.` }),
};

export const terms: Catalog["terms"] = (r) => ({
  text: fmt`Buying a ticket is an agreement between you and the organizer; we collect the payment and deliver the ticket. Refunds follow the policy shown on the event. Questions about a payment: /paysupport`,
  buttons: [
    [
      { label: "Read the terms", url: `${r.appUrl}/terms` },
      { label: "Privacy policy", url: `${r.appUrl}/privacy` },
    ],
  ],
});

export const privacy: Catalog["privacy"] = (r) => ({
  text: paragraphs(
    lines(
      "🔒 What we keep:",
      "Your name as Telegram tells it, your language and time zone, your events, your RSVPs and your payments, never your card.",
    ),
    "Organizers see the names of the people who come to their events, and what they paid. People who come to the same event can see your first name. Nobody else sees it.",
  ),
  buttons: [
    [{ label: "Privacy policy", url: `${r.appUrl}/privacy` }, button.contactSupport()],
    [button.preferences()],
  ],
});

export const unknown: Catalog["unknown"] = () => ({
  text: fmt`I didn't catch that. Try one of these:`,
  buttons: [[button.findEvents(), button.myEvents(), button.help()]],
});

export const cancelNothing: Catalog["cancelNothing"] = () => ({
  text: fmt`Nothing is open, so there's nothing to cancel.`,
  buttons: [[button.createEvent(), button.help()]],
});

export const dropped: Catalog["dropped"] = () => ({
  text: fmt`Left as it was; nothing has been sent.`,
  buttons: [[button.myEvents(), button.help()]],
});
