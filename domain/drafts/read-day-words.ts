import { type Chrono, de, en, es, fr, pt } from "chrono-node";
import { addDays, type WallDate } from "../time";
import type { WrittenDate } from "./read-numeric-date";
import { count, cut, numeral, phrase } from "./tidy-when";

/** What words say about a day. Whoever reads it has to satisfy all of it. */
export type DayWords = {
  /** A day counted from today: "tomorrow", "in 3 days". */
  counted?: WallDate;
  /** A day with its month: "Nov 27", "25 de marzo de 2027". */
  written?: WrittenDate;
  /** 0 is Sunday. */
  weekday?: number;
  /** "the 27th" without a month. */
  dayOfMonth?: number;
  /** "next week", and "next friday" in English. */
  nextWeek?: boolean;
};

const parsers = new Map<string, Chrono>(
  Object.entries({ en: en.casual, es: es.casual, de: de.casual, fr: fr.casual, pt: pt.casual }),
);

/** Reads words about a day, `language` first; undefined as soon as one of them is not understood. */
export function readDayWords(text: string, today: WallDate, language: string): DayWords | undefined {
  const counted = takeCounted(text, today);
  const next = takeNext(counted.rest);
  const words: DayWords = { ...counted.words, ...next.words };
  if (isFiller(next.rest)) return words;

  const own = parsers.get(language.split("-")[0] ?? "");
  for (const parser of new Set(own ? [own, ...parsers.values()] : parsers.values())) {
    const found = readCalendarWords(parser, next.rest, today);
    if (found) return { ...words, ...found };
  }
  return readDayOfMonth(next.rest, words);
}

const countedDays: [RegExp, number][] = [
  [
    phrase(
      "(?:the )?day after tomorrow|overmorrow|pasado mañana|pasado manana|übermorgen|après-demain|depois de amanhã",
    ),
    2,
  ],
  [phrase("tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr|mañana|manana|morgen|demain|amanhã|amanha"), 1],
  [phrase("today|hoy|heute|aujourd'hui|hoje"), 0],
  [phrase("yesterday|ayer|gestern|hier|ontem"), -1],
];

const units: [RegExp, (today: WallDate, amount: number) => WallDate][] = [
  [unit("days?|d[ií]as?|tag(?:en?)?|jours?|dias?"), (today, amount) => addDays(today, amount)],
  [unit("weeks?|semanas?|wochen?|semaines?"), (today, amount) => addDays(today, 7 * amount)],
  [unit("months?|mes(?:es)?|monat(?:en?)?|mois|mês"), addMonths],
  [unit("years?|años?|jahr(?:en?)?|ans?|anos?"), (today, amount) => addMonths(today, 12 * amount)],
];

function unit(names: string): RegExp {
  return phrase(
    `(?:in|en|dentro de|dans|em|daqui a) (${numeral}) (?:${names})|(${numeral}) (?:${names}) from (?:now|today)`,
  );
}

function takeCounted(text: string, today: WallDate): { rest: string; words: DayWords } {
  for (const [pattern, days] of countedDays) {
    const match = pattern.exec(text);
    if (match) return { rest: cut(text, match), words: { counted: addDays(today, days) } };
  }
  for (const [pattern, ahead] of units) {
    const match = pattern.exec(text);
    if (match)
      return { rest: cut(text, match), words: { counted: ahead(today, count(match[1] ?? match[2] ?? "")) } };
  }
  return { rest: text, words: {} };
}

/** The same day `months` later; the last of the month where that month is shorter. */
function addMonths({ year, month, day }: WallDate, months: number): WallDate {
  const first = {
    year: year + Math.floor((month - 1 + months) / 12),
    month: ((month - 1 + months) % 12) + 1,
    day: 1,
  };
  const moved = addDays(first, day - 1);
  return moved.month === first.month ? moved : addDays(moved, -moved.day);
}

const nextWeek = phrase(
  "(?:of )?next week|(?:de )?la (?:pr[oó]xima semana|semana (?:que viene|pr[oó]xima))|nächster? woche|la semaine prochaine|na próxima semana|next(?= (?:mon|tue|wed|thu|fri|sat|sun))",
);
const coming = phrase(
  "this|coming|upcoming|est[ea]|pr[oó]xim[oa]|que viene|diese[nrs]?|kommende[nrs]?|nächste[nrs]?|prochaine?|ce(?:tte)?|que vem",
);

function takeNext(text: string): { rest: string; words: DayWords } {
  const match = nextWeek.exec(text);
  if (match) return { rest: cut(text, match), words: { nextWeek: true } };
  const plain = coming.exec(text);
  return { rest: plain ? cut(text, plain) : text, words: {} };
}

const fillers = phrase(
  "on|the|of|at|in|el|la|los|del?|da|do|d[ií]a|d[ée]m|am|den|der|die|das|dem|um|le|les|à|às|as|no|na|please|por favor|bitte|starting|starts?|from|around|about|let's|maybe|day|date|time",
  "gu",
);

function isFiller(text: string): boolean {
  return !/[\p{L}\d]/u.test(text.replace(fillers, ""));
}

/** Months and weekdays as chrono reads them, and nothing of what it guesses or rolls over. */
function readCalendarWords(parser: Chrono, text: string, today: WallDate): DayWords | undefined {
  const reference = new Date(today.year, today.month - 1, today.day, 12);
  const plain = text.replace(/ del (?=\d{4})/, " de ");
  const [found, ...more] = parser.parse(plain, reference);
  if (!found || more.length > 0 || found.end || found.start.isCertain("hour")) return undefined;
  if (guessed.test(found.text)) return undefined;

  const { start } = found;
  const words: DayWords = {};
  if (start.isCertain("weekday")) words.weekday = start.get("weekday") ?? 0;
  if (start.isCertain("day") && start.isCertain("month")) {
    words.written = { day: start.get("day") ?? 0, month: start.get("month") ?? 0 };
    if (start.isCertain("year")) words.written.year = start.get("year") ?? 0;
  }
  if (!words.written && (words.weekday === undefined || start.isCertain("month"))) return undefined;
  return readDayOfMonth(plain.replace(found.text, " "), words);
}

/** What chrono turns into a day although none was named, or into one that is over. */
const guessed = phrase(
  "weekend|fin de semana|wochenende|last|past|ago|pasad[oa]|letzte[nrs]?|derni[eè]re?|passad[oa]|[uú]ltim[oa]",
);

/** "the 27th", or after a weekday just "27". Anything beside it that is not a filler spoils the reading. */
function readDayOfMonth(text: string, words: DayWords): DayWords | undefined {
  if (isFiller(text)) return words;
  const match = phrase(
    `(\\d{1,2})${words.weekday === undefined ? "(?:st|nd|rd|th)" : "(?:st|nd|rd|th)?"}`,
  ).exec(text);
  if (!match || words.written || !isFiller(cut(text, match))) return undefined;
  return { ...words, dayOfMonth: Number(match[1]) };
}
