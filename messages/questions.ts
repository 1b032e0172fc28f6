import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import { canSkip, isOfTickets, kindsOf } from "@/domain/drafts/rules";
import type { Draft, QuestionKey } from "@/domain/drafts/schema";
import { categories } from "@/domain/events/schema";
import { currencies, decimalsOf, toDecimal } from "@/domain/money";
import { limits } from "@/domain/sales/schema";
import { addDays, wallTimeIn, zoneCity } from "@/domain/time";
import { suggestedZones } from "@/domain/users/rules";
import type { answersIn } from "./answers";
import type { Buttons } from "./buttons";
import type { Button, Message, Reading } from "./catalog";
import { cut, i, lines } from "./entities";
import { formatClock, formatWallDateLong } from "./format";
import { inThrees, primary, row, rows, tap } from "./keyboard";
import type { kindsIn } from "./kinds";
import { dayArg } from "./wall";

/** The questions of creating by chat. */
export type QuestionWords = {
  ask: Record<QuestionKey, (r: Reading, draft: Draft) => FormattedString>;
  count: (number: number, total: number) => string;
  now: (old: FormattedString) => FormattedString;
  whichCurrency: string;
  pickDay: string;
  minutes: (minutes: number) => string;
  yes: string;
  no: string;
  everyone: string;
  onlyWithLink: string;
  noGuests: string;
  more: string;
  /** What can be changed of a kind of ticket. */
  ofTicket: Record<"ticketName" | "ticketPrice" | "ticketPlaces" | "ticketEnd", string>;
  makeItFree: string;
};

const lengths = [60, 120, 180, 240, 360, 1440];
const CURRENCIES_FIRST = 5;
const refundHours = [24, 72, 168, 0];
/** A button's label is cut by phones anyway. */
const LABEL = 30;

/** The questions over a draft, with the buttons that answer them and the ways around them. */
export function questionsIn(
  words: QuestionWords,
  answer: ReturnType<typeof answersIn>,
  tickets: ReturnType<typeof kindsIn>,
  button: Buttons,
) {
  const choice = (label: string, operation: Parameters<typeof tap>[1], draft: Draft, arg?: string) =>
    tap(label, operation, draft.id, arg);

  const choices: Record<QuestionKey, (r: Reading, draft: Draft) => Button[][]> = {
    title: () => [],
    zone: (r, draft) => [
      ...inThrees(
        suggestedZones.map((zone) =>
          choice(`${zoneCity(zone)}, ${formatClock(r.now, zone, r.language)}`, "draft.zone", draft, zone),
        ),
      ),
      [button.useMyLocation(draft)],
    ],
    date: (r, draft) => [[primary(pickDay(r, draft)), button.changeZone(draft)]],
    length: (_r, draft) =>
      inThrees(
        lengths.map((minutes) => choice(words.minutes(minutes), "draft.length", draft, String(minutes))),
      ),
    location: (_r, draft) => [[button.itsOnline(draft)]],
    link: () => [],
    description: () => [],
    paid: (_r, draft) => [
      [choice(words.yes, "draft.paid", draft, "y"), choice(words.no, "draft.paid", draft, "n")],
    ],
    price: (_r, draft) => [
      row(
        draft.currency !== "XTR" && button.changeCurrency(draft),
        draft.answers.priceMinor !== undefined && makeItFree(draft),
      ),
    ],
    tickets: (_r, draft) => {
      const kinds = kindsOf(draft.answers);
      return [
        ...inThrees(kinds.map(({ name }, at) => choice(cut(name, LABEL), "draft.ticket", draft, String(at)))),
        row(
          primary(button.ticketsDone(draft)),
          kinds.length < limits.ticketTypes && button.addTicketType(draft),
        ),
      ];
    },
    ticket: (_r, draft) => [
      ...inThrees(
        (Object.keys(words.ofTicket) as (keyof typeof words.ofTicket)[]).map((key) =>
          choice(words.ofTicket[key], "draft.field", draft, key),
        ),
      ),
      row(kindsOf(draft.answers).length > 1 && button.removeTicketType(draft)),
    ],
    ticketName: () => [],
    ticketPrice: (_r, draft) => [[choice(tickets.free, "draft.price", draft, "0")]],
    ticketPlaces: (_r, draft) => [[button.unlimited(draft)]],
    ticketEnd: (r, draft) => [[pickDay(r, draft), button.salesEndAtStart(draft)]],
    refunds: (_r, draft) =>
      inThrees([
        ...refundHours.map((hours) => choice(tickets.before(hours), "draft.refunds", draft, String(hours))),
        choice(tickets.refundsAnswer([]), "draft.refunds", draft, "none"),
      ]),
    capacity: (_r, draft) => [[button.unlimited(draft)]],
    category: (r, draft) =>
      inThrees(
        categories.map((category) =>
          choice(answer("category", r, { category }, "UTC").text, "draft.category", draft, category),
        ),
      ),
    listing: (_r, draft) => [
      [
        choice(words.everyone, "draft.listing", draft, "public"),
        choice(words.onlyWithLink, "draft.listing", draft, "unlisted"),
      ],
    ],
    banner: () => [],
    guests: (_r, draft) =>
      inThrees(
        Array.from({ length: 10 }, (_, n) =>
          choice(n === 0 ? words.noGuests : String(n), "draft.guests", draft, String(n)),
        ),
      ),
  };

  const pickDay = (r: Reading, draft: Draft) =>
    choice(words.pickDay, "draft.days", draft, dayArg(wallTimeIn(draft.timeZone, r.now)));
  const makeItFree = (draft: Draft) => choice(words.makeItFree, "draft.paid", draft, "f");

  /** The ways around the open question; a change of a published event can only be left. */
  function nav(draft: Draft): Button[] {
    if (draft.kind === "edit" && isOfTickets(draft.question) && draft.question !== "tickets")
      return [button.back(draft, draft.question ?? undefined)];
    if (draft.kind === "edit")
      return row(
        draft.question === "link" && draft.answers.online === true && skip(draft),
        button.keepAsItIs(draft),
      );
    if (draft.kind === "cancel") return [button.keepEvent(draft)];
    if (draft.kind !== "create") return [button.close()];
    if (isComplete(draft)) return [button.backToPreview(draft), button.saveForLater(draft)];
    return row(
      draft.number > 1 && button.back(draft, draft.question ?? undefined),
      draft.question !== null && canSkip(draft.question, draft.answers) && skip(draft),
      button.saveForLater(draft),
    );
  }

  const skip = (draft: Draft) => button.skip(draft, draft.question ?? undefined);

  function question(r: Reading, draft: Draft): Message {
    const key = draft.question ?? "title";
    const text = words.ask[key](r, draft);
    return {
      text: lines(text, draft.kind === "edit" ? now(r, draft, key) : count(draft)),
      buttons: rows(...choices[key](r, draft), nav(draft)),
    };
  }

  const count = (draft: Draft) => (isComplete(draft) ? null : i(words.count(draft.number, draft.total)));

  /** What it says now; a kind of ticket says so as it stands in this change, and a new one nothing. */
  function now(r: Reading, { event, present, answers }: Draft, key: QuestionKey) {
    if (event === null || present === null || key === "tickets" || key === "ticket") return null;
    if (!isOfTickets(key)) return words.now(answer(key, r, present, event.timeZone));
    return answers.ticket?.at === undefined ? null : words.now(answer(key, r, answers, event.timeZone));
  }

  function answered(r: Reading, draft: Draft, key: QuestionKey): Message {
    return {
      text: lines(words.ask[key](r, draft), fmt`✅ ${answer(key, r, draft.answers, draft.timeZone)}`),
    };
  }

  function chooseCurrency(r: Reading, draft: Draft, all = false): Message {
    const offered = currencies.filter((code) => code !== "XTR");
    const shown = all ? offered.slice(CURRENCIES_FIRST) : offered.slice(0, CURRENCIES_FIRST);
    return {
      text: fmt`💵 ${words.whichCurrency}`,
      buttons: [
        ...inThrees([
          ...shown.map((code) => choice(currencyLabel(code, r.language), "draft.currency", draft, code)),
          ...(all ? [] : [choice(words.more, "draft.currency", draft, "all")]),
        ]),
        [
          all
            ? { ...button.changeCurrency(draft), label: button.backToQuestion(draft).label }
            : button.backToQuestion(draft),
        ],
      ],
    };
  }

  return { question, answered, currencies: chooseCurrency, nav, choices, makeItFree };
}

/** Everything is answered: one part is asked again, from the preview. */
const isComplete = ({ answered, total }: Draft) => answered === total;

/** "USD $", and "CHF" where there is no sign. */
function currencyLabel(code: string, language: string) {
  const parts = new Intl.NumberFormat(language, {
    style: "currency",
    currency: code,
    currencyDisplay: "narrowSymbol",
  }).formatToParts(0);
  const symbol = parts.find(({ type }) => type === "currency")?.value ?? code;
  return symbol === code ? code : `${code} ${symbol}`;
}

/** The kinds of ticket, a line each: of a published event with how many are taken. */
export const ticketLines = (r: Reading, draft: Draft, tickets: ReturnType<typeof kindsIn>) =>
  kindsOf(draft.answers).map((kind) => tickets.kind(r, kind, draft.timeZone, draft.taken[kind.id ?? ""]));

/** The kind of ticket that is asked about, in one line. */
export const ticketInHand = (r: Reading, draft: Draft, tickets: ReturnType<typeof kindsIn>) =>
  ticketLines(r, draft, tickets)[draft.answers.ticket?.at ?? 0] ?? "";

/** "10.00" in the draft's currency, "1000" in one without decimals. */
export const examplePrice = ({ currency }: Draft) =>
  toDecimal(10 * 10 ** decimalsOf(currency) * (decimalsOf(currency) === 0 ? 100 : 1), currency);

/** A date about a month ahead, so that no example is ever in the past. */
export const exampleDay = ({ now }: Reading, { timeZone }: Draft) => addDays(wallTimeIn(timeZone, now), 30);

/** "December 22, 2026" */
export const exampleDate = (r: Reading, draft: Draft) => formatWallDateLong(exampleDay(r, draft), r.language);
