import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { EventDetails } from "@/domain/events/schema";
import { isSuspended } from "@/domain/events/schema";
import type { Standing } from "@/domain/rsvps/schema";
import type { Buttons } from "./buttons";
import type { Catalog, Message, Reading } from "./catalog";
import { b, clock, cut, lines, whenShort } from "./entities";
import { type eventLinesIn, outOf } from "./event-lines";
import { stateOf } from "./event-state";
import { formatDate, formatWhenShort } from "./format";
import { primary } from "./keyboard";
import { numbered, pickFrom } from "./lists";

/** What lists of events say, in one line each. */
export type EventListWords = {
  whichOne: string;
  nothingToPick: string;
  comingUp: string;
  nothingListed: string;
  yours: string;
  noRsvps: string;
  organized: string;
  noEvents: string;
  createAnother: string;
  whichCalendar: string;
  appleAndOthers: string;
  cancelled: string;
  ended: string;
  onNow: string;
  full: string;
  seatsLeft: (count: number) => string;
  going: (guests: number) => string;
  number: (position: number) => string;
  held: string;
  paymentOpen: (until: FormattedString) => FormattedString;
  notGoing: string;
};

type Lists = Pick<
  Catalog,
  "pick" | "pickNone" | "find" | "mine" | "organized" | "calendar" | "inlineDescription"
>;

/** Lists to choose an event from: by number, by name, or from another chat. */
export function eventListsIn(
  words: EventListWords,
  event: ReturnType<typeof eventLinesIn>,
  button: Buttons,
): Lists {
  const nothingYet = (text: string): Message => ({
    text: fmt`${text}`,
    buttons: [[primary(button.findEvents()), button.createEvent()]],
  });
  const nothingMade = (text: string): Message => ({
    text: fmt`${text}`,
    buttons: [[primary(button.createEvent())]],
  });
  const head = (r: Reading, shown: EventDetails) => fmt`${b(shown.title)}, ${whenShort(r, shown)}`;

  const standingOf = (r: Reading, shown: EventDetails, standing: Standing) => {
    if (shown.status === "cancelled") return words.cancelled.toLowerCase();
    if (standing.status === "confirmed") return words.going(standing.partySize - 1);
    if (standing.status === "waitlisted") return words.number(standing.position);
    if (standing.status !== "pending") return words.notGoing;
    return standing.holdKind === "checkout"
      ? words.paymentOpen(clock(r, standing.holdExpiresAt, shown.timeZone))
      : words.held;
  };

  const organizedLine = (r: Reading, shown: EventDetails) => {
    const count =
      shown.status === "cancelled"
        ? words.cancelled.toLowerCase()
        : isSuspended(shown)
          ? event.isSuspended.toLowerCase()
          : outOf(r, shown.going, shown.capacity).replace(" / ", "/");
    return fmt`${b(shown.title)} - ${formatDate(shown.startsAt, shown.timeZone, r.language)} (${count})`;
  };

  return {
    pick: (r, operation, events) => ({
      text: fmt`${words.whichOne}`,
      buttons: pickFrom(r, operation, events),
    }),
    pickNone: () => nothingYet(words.nothingToPick),

    find: (r, events) => {
      if (events.items.length === 0) return nothingMade(`🔍 ${words.nothingListed}`);
      const line = (shown: EventDetails) => fmt`${head(r, shown)}, ${event.place(shown)}`;
      return numbered(
        `🔍 ${words.comingUp}`,
        events,
        line,
        { operation: "event.show", of: (shown) => shown },
        "find",
      );
    },

    mine: (r, events) => {
      if (events.items.length === 0) return nothingYet(`🎟️ ${words.noRsvps}`);
      const { text, buttons } = numbered(
        `🎟️ ${words.yours}`,
        events,
        (my) => fmt`${head(r, my.event)}, ${standingOf(r, my.event, my.standing)}`,
        { operation: "event.show", of: (my) => my.event },
        "mine",
      );
      return { text, buttons: [...buttons, [button.findEvents()]] };
    },

    organized: (r, events) => {
      if (events.items.length === 0) return nothingMade(words.noEvents);
      const { text, buttons } = numbered(
        `📋 ${words.organized}`,
        events,
        (shown) => organizedLine(r, shown),
        { operation: "event.manage", of: (shown) => shown },
        "organized",
      );
      return {
        text,
        buttons: [...buttons, [{ ...primary(button.createEvent()), label: words.createAnother }]],
      };
    },

    calendar: (r, shown, { google, outlook, apple }) => ({
      text: lines(fmt`📅 ${head(r, shown)}`, words.whichCalendar),
      buttons: [
        [
          { label: "Google", url: google },
          { label: "Outlook", url: outlook },
          { label: words.appleAndOthers, url: apple },
        ],
      ],
    }),

    inlineDescription: (r, shown) => {
      const open = shown.placesLeft === null ? "" : words.seatsLeft(shown.placesLeft);
      const states = {
        cancelled: words.cancelled,
        ended: words.ended,
        on: words.onNow,
        full: words.full,
        open,
        suspended: event.isSuspended,
        over: event.salesEnded,
        review: event.onSaleOnceApproved,
        soon: event.onSaleFrom(r, shown) ?? "",
      };
      const state = stateOf(shown, r.now);
      const parts = [
        formatWhenShort(shown.startsAt, shown.timeZone, r.language),
        cut(event.place(shown), 40),
        states[state],
      ];
      return parts.filter((part) => part !== "").join(" · ");
    },
  };
}
