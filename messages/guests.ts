import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { Buttons } from "./buttons";
import { b, cut, lines } from "./entities";
import { danger, pager, row, rows, tap } from "./keyboard";
import type { ModerationCatalog } from "./moderation-catalog";

/** What an organizer reads who removes somebody from an event. */
export type GuestWords = {
  whom: (title: FormattedString) => FormattedString;
  sure: (name: string, title: FormattedString) => FormattedString;
  told: string;
  keepOutMeans: string;
  remove: string;
  removeAndKeepOut: string;
  removed: (name: string, title: FormattedString) => FormattedString;
  keptOut: string;
  keptOutOf: (title: FormattedString) => FormattedString;
  nobodyKeptOut: (title: FormattedString) => FormattedString;
  letIn: string;
  letInDone: (name: string, title: FormattedString) => FormattedString;
  back: string;
};

const NAME = 40;

export function guestsIn(words: GuestWords, button: Buttons): ModerationCatalog["guests"] {
  return {
    pick: (_r, { event, items, page, pages }) => ({
      text: fmt`${words.whom(b(event.title))}`,
      buttons: rows(
        ...items.map(({ userId, name }) => [tap(cut(name, NAME), "guest", event.id, String(userId))]),
        pager(page, page + 1 < pages, null, (to) => tap("", "guest.pick", event.id, String(to))),
        [tap(words.keptOut, "guest.blocked", event.id), tap(words.back, "attendees", event.id, "a0")],
      ),
    }),

    ask: (_r, { event, userId, name }) => ({
      text: lines(fmt`❌ ${words.sure(name, b(event.title))}`, words.told, words.keepOutMeans),
      buttons: [
        [danger(tap(words.remove, "guest.remove", event.id, String(userId)))],
        [danger(tap(words.removeAndKeepOut, "guest.remove", event.id, `k${userId}`))],
        [tap(words.back, "attendees", event.id, "a0")],
      ],
    }),

    removed: (_r, { event, userId, name, isKeptOut }) => ({
      text: lines(fmt`✅ ${words.removed(name, b(event.title))}`, isKeptOut ? words.keepOutMeans : null),
      buttons: [
        row(
          isKeptOut && tap(words.letIn, "guest.letin", event.id, String(userId)),
          button.viewAttendees(event),
        ),
      ],
    }),

    blocked: (_r, { event, people }) => ({
      text: fmt`${people.length === 0 ? words.nobodyKeptOut(b(event.title)) : words.keptOutOf(b(event.title))}`,
      buttons: [
        ...people
          .slice(0, 20)
          .map(({ userId, name }) => [
            tap(`${words.letIn}: ${cut(name, NAME)}`, "guest.letin", event.id, String(userId)),
          ]),
        [button.viewAttendees(event)],
      ],
    }),

    letIn: (_r, { event, name }) => ({
      text: fmt`✅ ${words.letInDone(name, b(event.title))}`,
      buttons: [[button.viewAttendees(event)]],
    }),
  };
}
