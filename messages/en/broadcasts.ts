import { fmt } from "@grammyjs/parse-mode";
import { broadcastsIn } from "../broadcasts";
import { formatNumber } from "../format";
import { button } from "./buttons";
import { people } from "./words";

const number = (count: number) => formatNumber(count, "en");

export const broadcasts = broadcastsIn(
  {
    head: (title) => fmt`Event Update: ${title}`,
    nobody: "Nobody has RSVP'd yet. Sharing the card usually helps.",
    people,
    goesTo: (to, confirmed, waiting, at) => {
      const standing = `${number(confirmed)} confirmed${waiting > 0 ? ` and ${number(waiting)} waiting` : ""}`;
      return at === null
        ? fmt`This goes to ${to}: ${standing}.`
        : fmt`This goes to ${to} on ${at}: ${standing}.`;
    },
    muted: (count) => `${number(count)} ${count === 1 ? "has" : "have"} muted updates.`,
    unreachable: (count) => `${number(count)} can't be reached: they never started the bot, or blocked it.`,
    whenAsk: "When should it go out?",
    problems: {
      unreadable: "I couldn't read that as a date and time.",
      past: "That time is past already. Please pick a later one.",
    },
    whenHow: (zone) => `Type a date and time, such as “tomorrow 9am” or “in 2 hours”. Times are in ${zone}.`,
    scheduled: (title, at, to) => fmt`Your message about ${title} goes out on ${at} to ${to}.`,
    sending: (sent, all) => `Sending… ${sent} of ${all}`,
    sentTo: (sent, all, count) => `Sent to ${sent} of ${all} ${count === 1 ? "person" : "people"}.`,
    stopped: (sent) => `Stopped. ${sent} had it already.`,
    missed: (blocked, failed) => {
      const parts = [
        blocked > 0 && `${number(blocked)} ${blocked === 1 ? "has" : "have"} blocked the bot`,
        failed > 0 && `${number(failed)} couldn't be reached`,
      ].filter(Boolean);
      return parts.length === 0 ? null : `${parts.join(", ")}.`;
    },
    buttons: {
      send: (count) => `Send to ${count}`,
      schedule: (count) => `Schedule for ${count}`,
      editText: "Edit text",
      cancel: "Cancel",
      confirmedOnly: "Confirmed only",
      addWaiting: "Add waiting list",
      later: "Send later",
      now: "Send now",
      test: "Test to me",
      stop: "Stop",
      retry: (count) => `Try the ${number(count)} again`,
      back: "Back",
    },
  },
  button,
);
