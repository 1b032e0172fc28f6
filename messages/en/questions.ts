import { fmt } from "@grammyjs/parse-mode";
import { zoneCity } from "@/domain/time";
import { i, lines } from "../entities";
import { formatOffset } from "../format";
import { currencyOf, exampleDate, examplePrice, questionsIn } from "../questions";
import { button } from "./buttons";
import { answer, duration } from "./words";

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
      price: (_r, draft) =>
        lines(
          "💵 What is the ticket price?",
          `Please enter the amount in ${currencyOf(draft)} (e.g., ${examplePrice(draft)}):`,
        ),
      capacity: () =>
        lines(
          "👥 What is the maximum number of attendees?",
          "Please enter a number (leave blank if unlimited):",
        ),
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
  },
  answer,
  button,
);
