import { fmt } from "@grammyjs/parse-mode";
import type { Draft } from "@/domain/drafts/schema";
import { zoneCity } from "@/domain/time";
import { i, lines, paragraphs } from "../entities";
import { formatOffset } from "../format";
import { exampleDate, examplePrice, questionsIn, ticketInHand, ticketLines } from "../questions";
import { button } from "./buttons";
import { answer, duration, tickets } from "./words";

/** What to type for a price; online there is one currency alone. */
const amount = (draft: Draft) =>
  draft.currency === "XTR"
    ? [
        `Please enter the amount in Telegram Stars ⭐ (e.g., ${examplePrice(draft)}):`,
        i("What happens online is sold in Stars: Telegram asks that of everything digital."),
      ]
    : [`Please enter the amount in ${draft.currency} (e.g., ${examplePrice(draft)}):`];

export const questions = questionsIn(
  {
    ask: {
      title: () => fmt`📝 Please enter the event name:`,
      zone: () =>
        lines(
          "🌍 Which time zone is the event in?",
          "Pick the clock that matches yours, or type a city (e.g., Lisbon). Every time we show will carry it.",
        ),
      date: (r, draft) =>
        lines(
          "📅 When will your event take place?",
          `Please enter date and time (e.g., ${exampleDate(r, draft)} at 6:00 PM):`,
          i(`${zoneCity(draft.timeZone)} time (${formatOffset(draft.timeZone, r.now)})`),
        ),
      length: () => fmt`⏰ How long will it last?`,
      location: () => lines("📍 Where will your event be held?", "Please enter the location:"),
      link: () => lines("🔗 What is the link to join?", "Only confirmed attendees will see it."),
      description: () => fmt`✏️ Please provide a description for your event:`,
      paid: () => fmt`💰 Is this a paid event?`,
      price: (_r, draft) => lines("💵 What is the ticket price?", ...amount(draft)),
      tickets: (r, draft) =>
        paragraphs(lines("🎟️ Ticket types:", ...ticketLines(r, draft, tickets)), "Add another, or continue."),
      ticket: (r, draft) => lines(`🎟️ ${ticketInHand(r, draft, tickets)}`, "What would you like to change?"),
      ticketName: () => fmt`🎟️ What is this ticket called? e.g., Early bird`,
      ticketPrice: (_r, draft) => lines("💵 What does this ticket cost?", ...amount(draft)),
      ticketPlaces: () => fmt`👥 How many of them? Send a number, or tap Unlimited.`,
      ticketEnd: () => fmt`📅 When do sales end? Send a date, or tap At the start.`,
      refunds: () => fmt`💰 Until when can attendees cancel and get their money back?`,
      capacity: () =>
        lines(
          "👥 What is the maximum number of attendees?",
          "Please enter a number (leave blank if unlimited):",
        ),
      category: () =>
        lines("🏷️ What kind of event is it?", "People filter by it when they look for something to do."),
      listing: () => fmt`🔍 Who can find this event?`,
      guests: () => fmt`👥 How many guests may each attendee bring?`,
      banner: () => fmt`🖼️ Send me the picture for the top of the card:`,
    },
    count: (number, total) => `${number} of ${total}`,
    now: (old) => fmt`Now: ${old}`,
    whichCurrency: "Which currency?",
    pickDay: "Pick a day",
    minutes: duration,
    yes: "Yes",
    no: "No",
    everyone: "Everyone",
    onlyWithLink: "Only people with the link",
    noGuests: "None",
    more: "More",
    ofTicket: {
      ticketName: "Name",
      ticketPrice: "Price",
      ticketPlaces: "How many",
      ticketEnd: "End of sales",
    },
    makeItFree: "Make it free",
  },
  answer,
  tickets,
  button,
);
