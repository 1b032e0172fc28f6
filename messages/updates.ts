import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { EventDetails } from "@/domain/events/schema";
import type { ChangedFields } from "@/domain/letters";
import type { Reading } from "./catalog";
import { cut, lines, quote, s, when } from "./entities";
import { formatWhen, formatWhenShort } from "./format";

/** What the parts of an event are called where a change is told. */
export type UpdateWords = {
  name: string;
  date: string;
  location: string;
  description: string;
  linkChanged: string;
  place: (event: Pick<EventDetails, "location" | "onlineUrl">) => string;
};

const DESCRIPTION = 1500;

/** Old struck through, new below; the link itself stays with those who hold a seat. */
export function updatedLines(r: Reading, event: EventDetails, before: ChangedFields, words: UpdateWords) {
  const old = { ...event, ...before };
  const side = (head: string, was: string, is: FormattedString | string) =>
    lines(fmt`${head}: ${s(was)}`, fmt`→ ${is}`);
  const dateChanged =
    before.startsAt !== undefined || before.timeZone !== undefined || before.endsAt !== undefined;
  const places = [words.place(old), words.place(event)] as const;

  return lines(
    before.title === undefined ? null : side(`📋 ${words.name}`, old.title, event.title),
    dateChanged ? side(`📅 ${words.date}`, oldDate(r, old, before), when(r, event)) : null,
    places[0] === places[1] ? null : side(`📍 ${words.location}`, ...places),
    before.onlineUrl === undefined || event.onlineUrl === null ? null : `🔗 ${words.linkChanged}`,
    before.description === undefined
      ? null
      : lines(
          `📝 ${words.description}:`,
          event.description ? quote(cut(event.description, DESCRIPTION)) : "–",
        ),
  );
}

/** In short, unless what changed is the end, which the short form leaves out. */
function oldDate({ language }: Reading, old: EventDetails, before: ChangedFields) {
  return before.startsAt === undefined && before.timeZone === undefined
    ? formatWhen(old.startsAt, old.timeZone, language, old.endsAt)
    : formatWhenShort(old.startsAt, old.timeZone, language);
}
