import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import { canSkip } from "@/domain/drafts/rules";
import type { Draft, QuestionKey } from "@/domain/drafts/schema";
import { currencies, decimalsOf, isCurrency, toDecimal } from "@/domain/money";
import { addDays, wallTimeIn, zoneCity } from "@/domain/time";
import { suggestedZones } from "@/domain/users/rules";
import type { answersIn } from "./answers";
import type { Buttons } from "./buttons";
import type { Button, Message, Reading } from "./catalog";
import { i, lines } from "./entities";
import { formatClock, formatWallDateLong } from "./format";
import { inThrees, primary, row, rows, tap } from "./keyboard";
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
};

const lengths = [60, 120, 180, 240, 360, 1440];
const CURRENCIES_FIRST = 5;

/** The questions over a draft, with the buttons that answer them and the ways around them. */
export function questionsIn(words: QuestionWords, answer: ReturnType<typeof answersIn>, button: Buttons) {
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
    date: (r, draft) => [
      [
        primary(choice(words.pickDay, "draft.days", draft, dayArg(wallTimeIn(draft.timeZone, r.now)))),
        button.changeZone(draft),
      ],
    ],
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
    price: (_r, draft) => [[button.changeCurrency(draft)]],
    capacity: (_r, draft) => [[button.unlimited(draft)]],
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

  /** The ways around the open question; a change of a published event can only be left. */
  function nav(draft: Draft): Button[] {
    if (draft.kind === "edit")
      return row(
        draft.question === "link" && draft.answers.online === true && skip(draft),
        button.keepAsItIs(draft),
      );
    if (draft.kind === "cancel") return [button.keepEvent(draft)];
    if (draft.kind !== "create") return [button.close()];
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
    const end =
      draft.event === null || draft.present === null
        ? i(words.count(draft.number, draft.total))
        : words.now(answer(key, r, draft.present, draft.event.timeZone));
    return { text: lines(text, end), buttons: rows(...choices[key](r, draft), nav(draft)) };
  }

  function answered(r: Reading, draft: Draft, key: QuestionKey): Message {
    return {
      text: lines(words.ask[key](r, draft), fmt`✅ ${answer(key, r, draft.answers, draft.timeZone)}`),
    };
  }

  function chooseCurrency(r: Reading, draft: Draft, all = false): Message {
    const shown = all ? currencies.slice(CURRENCIES_FIRST) : currencies.slice(0, CURRENCIES_FIRST);
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

  return { question, answered, currencies: chooseCurrency, nav, choices };
}

/** "USD $", and "CHF" where there is no sign. */
function currencyLabel(code: string, language: string) {
  if (code === "XTR") return "Stars ⭐";
  const parts = new Intl.NumberFormat(language, {
    style: "currency",
    currency: code,
    currencyDisplay: "narrowSymbol",
  }).formatToParts(0);
  const symbol = parts.find(({ type }) => type === "currency")?.value ?? code;
  return symbol === code ? code : `${code} ${symbol}`;
}

/** The currency that prices of a draft are in. */
export const currencyOf = ({ answers, event }: Draft) => {
  const code = answers.currency ?? event?.price?.currency ?? "USD";
  return isCurrency(code) ? code : "USD";
};

/** "10.00" in the draft's currency, "1000" in one without decimals. */
export const examplePrice = (draft: Draft) => {
  const currency = currencyOf(draft);
  return toDecimal(10 * 10 ** decimalsOf(currency) * (decimalsOf(currency) === 0 ? 100 : 1), currency);
};

/** A date about a month ahead, so that no example is ever in the past. */
export const exampleDay = ({ now }: Reading, { timeZone }: Draft) => addDays(wallTimeIn(timeZone, now), 30);

/** "December 22, 2026" */
export const exampleDate = (r: Reading, draft: Draft) => formatWallDateLong(exampleDay(r, draft), r.language);
