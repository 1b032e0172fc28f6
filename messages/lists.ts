import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { EventDetails } from "@/domain/events/schema";
import type { Attendee } from "@/domain/rsvps/schema";
import { wallTimeIn } from "@/domain/time";
import type { AttendeeFilter, AttendeePage, Button, Message, PagedEvents, Reading } from "./catalog";
import { b, cut, i, lines } from "./entities";
import { formatAmount } from "./format";
import { inThrees, pager, row, rows, tap } from "./keyboard";
import type { Operation } from "./operations";
import { formatMonthDay } from "./wall";

const NAME_ON_BUTTON = 40;

/** Numbered lines, with a button for each number and the pages below. */
export function numbered<Item>(
  head: string,
  { items, page, hasMore }: PagedEvents<Item>,
  line: (item: Item) => FormattedString,
  number: { operation: Operation; of: (item: Item) => { id: string } },
  paging: Operation,
): { text: FormattedString; buttons: Button[][] } {
  return {
    text: lines(head, ...items.map((item, n) => fmt`${n + 1}. ${line(item)}`)),
    buttons: rows(
      ...inThrees(items.map((item, n) => tap(String(n + 1), number.operation, number.of(item).id))),
      pager(page, hasMore, null, (to) => tap("", paging, undefined, String(to))),
    ),
  };
}

/** One event a row: a tap does at once what the command was about to do. */
export function pickFrom(
  r: Reading,
  operation: Operation,
  { items, page, hasMore }: PagedEvents<EventDetails>,
): Button[][] {
  const label = ({ title, startsAt, timeZone }: EventDetails) =>
    `${cut(title, NAME_ON_BUTTON)}, ${formatMonthDay(wallTimeIn(timeZone, startsAt), r.language)}`;
  const arg = operation === "rsvp" ? "p" : undefined;
  return rows(
    ...items.map((event) => [tap(label(event), operation, event.id, arg)]),
    pager(page, hasMore, null, (to) => tap("", "pick", undefined, `${to}:${operation}`)),
  );
}

/** What the list of attendees says. */
export type AttendeeWords = {
  head: (title: FormattedString) => FormattedString;
  nobody: string;
  nobodyHere: string;
  free: string;
  paid: (amount: string) => string;
  pending: string;
  waiting: string;
  range: (from: number, to: number, total: number) => string;
  pages: (page: number, pages: number) => string;
  filters: Record<AttendeeFilter, string>;
};

const ATTENDEES_A_PAGE = 10;
const letters = { all: "a", confirmed: "c", waiting: "w" } as const satisfies Record<AttendeeFilter, string>;

/** Who comes, ten a page. */
export function attendeesIn(
  words: AttendeeWords,
  ways: Record<"share" | "send" | "back" | "remove", (event: EventDetails) => Button>,
) {
  const standsSo = (r: Reading, { status, paid }: Attendee) => {
    if (status === "pending") return words.pending;
    if (status === "waitlisted") return words.waiting;
    return paid ? words.paid(formatAmount(paid.minor, paid.currency, r.language)) : words.free;
  };

  return (r: Reading, { event, items, page, pages, total, filter }: AttendeePage): Message => {
    const first = page * ATTENDEES_A_PAGE + 1;
    const to = (filter: AttendeeFilter, page: number, label = "") =>
      tap(label, "attendees", event.id, `${letters[filter]}${page}`);
    if (total === 0 && filter === "all")
      return { text: fmt`${words.nobody}`, buttons: [row(ways.share(event), ways.back(event))] };

    return {
      text: lines(
        words.head(b(event.title)),
        ...items.map(
          (person, n) =>
            `${first + n}. ${person.name}${person.partySize > 1 ? ` +${person.partySize - 1}` : ""} - ${standsSo(r, person)}`,
        ),
        i(total === 0 ? words.nobodyHere : words.range(first, first + items.length - 1, total)),
      ),
      buttons: rows(
        pager(page, page + 1 < pages, words.pages(page + 1, pages), (other) => to(filter, other)),
        (["all", "confirmed", "waiting"] as const)
          .filter((other) => other !== filter)
          .map((other) => to(other, 0, words.filters[other])),
        row(total > 0 && ways.remove(event)),
        row(ways.send(event), ways.back(event)),
      ),
    };
  };
}
