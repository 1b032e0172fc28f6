import { fmt } from "@grammyjs/parse-mode";
import type { Catalog } from "../catalog";
import { formatNumber } from "../format";
import { reminderLettersIn } from "../reminder-letters";
import { type ReminderWords, remindersIn } from "../reminders";
import { button } from "./buttons";
import { event, people } from "./words";

const DAY = 24 * 60;
const plural = (count: number, one: string) => `${formatNumber(count, "en")} ${one}${count === 1 ? "" : "s"}`;

/** "24 hours", "3 days", "1 hour 30 minutes" */
export function length(minutes: number): string {
  if (minutes > DAY && minutes % DAY === 0) return plural(minutes / DAY, "day");
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && plural(hours, "hour"), rest > 0 && plural(rest, "minute")].filter(Boolean).join(" ");
}

const anchors = { rsvp: "the RSVP", start: "the start", end: "the end" };

export const letters = reminderLettersIn(
  {
    tomorrow: (title) => fmt`Reminder: ${title} is tomorrow!`,
    today: (title) => fmt`Reminder: ${title} is today!`,
    onDay: (title, day) => fmt`Reminder: ${title} is on ${day}!`,
    startingIn: (title, minutes) => fmt`Your event ${title} is starting in ${length(minutes)}!`,
    started: (title) => fmt`Reminder: ${title} has started!`,
    lookingForward: "We're looking forward to seeing you!",
    seeYouSoon: "See you soon!",
    thanks: (title) => fmt`Thank you for attending ${title}!`,
    hope: "We hope you enjoyed the event. Feel free to share your feedback.",
  },
  event,
  button,
);

const words: ReminderWords = {
  head: (title) => fmt`Reminders for ${title}:`,
  about: (title) => fmt`Reminder for ${title}:`,
  atOnce: "at once",
  length,
  offset: (minutes, anchor) => {
    if (minutes === 0) return `at ${anchors[anchor]}`;
    if (minutes > 0) return `${length(minutes)} after ${anchors[anchor]}`;
    return `${length(-minutes)} before${anchor === "start" ? "" : ` ${anchors[anchor]}`}`;
  },
  confirmation: "Confirmation",
  thankYou: "Thank-you",
  off: "off",
  told: (count) => `sent to ${people(count)}`,
  past: "past",
  coming: (count) => `${formatNumber(count, "en")} still coming`,
  people: (count) => `${people(count)} will get it.`,
  asks: "It asks whether people are still coming.",
  ownText: "Your text:",
  usualText: "Our text, in each reader's language:",
  atJoining: "Everybody who gets a seat is told at once. You can add words of your own.",
  whenAsk: (title) => fmt`When should a reminder for ${title} go out?`,
  whenHow: (zone) =>
    `Pick one, or type it: “2 hours before”, “3 days before”, or a date and time. Times are in ${zone}.`,
  problems: {
    unreadable: "I couldn't read that as a time.",
    past: "That time is past already. Please pick a later one.",
  },
  textAsk: "What should it say?",
  textHow:
    "Send it as one message, up to 3,500 characters. These are filled in for each reader: {first_name} {event_name} {event_date} {event_time} {location} {time}",
  buttons: {
    add: "Add reminder",
    back: "Back",
    turnOn: "Turn on",
    turnOff: "Turn off",
    editText: "Edit text",
    usual: "Use our text",
    move: "Move",
    ask: "Ask who's coming",
    dontAsk: "Don't ask",
    test: "Test to me",
    delete: "Delete",
    confirmation: "Confirmation",
    thankYou: "Thank-you",
  },
};

export const reminders: Catalog["reminders"] = remindersIn(words, letters.usualText, button);
