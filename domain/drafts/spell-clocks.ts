import { count, numberWords, phrase } from "./tidy-when";

/** Words after which a bare number is an hour. */
export const hourMarker = "at|@|um|gegen|ab|a las?|las|à|às|alle|from|von|desde|between|entre";

/** Which half of the day was named: what it does to an hour without am or pm, `read-clock.ts` decides. */
export type PartOfDay = "morning" | "afternoon" | "night";

const hourNames = Object.keys(numberWords)
  .filter((word) => !["a", "an", "un", "um"].includes(word))
  .join("|");

/** Every way of writing a time of day, and its plain form. Order matters: longer phrases come first. */
const spellings: [RegExp, string | ((...match: string[]) => string)][] = [
  [phrase("(?:12 (?:del? )?)?(?:noon|midday|mittags?|mediod[ií]a|midi|meio-dia)"), "12:00"],
  [phrase(`(?<=(?:at|las?|um|past|to) )(?:${hourNames})`), (word) => String(count(word))],
  [phrase(`(?:${hourNames})(?= ?(?:am|pm|o'clock|uhr|in the|tonight))`), (word) => String(count(word))],
  [phrase("half past (\\d{1,2}) ?(am|pm)?"), "$1:30$2"],
  [phrase("quarter past (\\d{1,2}) ?(am|pm)?"), "$1:15$2"],
  [
    phrase("quarter to (\\d{1,2}) ?(am|pm)?"),
    (_, hour = "", half = "") => `${Number(hour) - 1 || 12}:45${half}`,
  ],
  [phrase("(\\d{1,2}) y media"), "$1:30"],
  [phrase("(\\d{1,2}) y cuarto"), "$1:15"],
  [phrase("(\\d{1,2})[.:](\\d{2}) ?(?:uhr|h|hs|hrs|hours|horas)"), "$1:$2"],
  [/(?<![\p{L}\d])(\d{1,2}) ?(?:uhr|hs?|hrs?) ?(\d{2})(?![\p{L}\d.:])/u, "$1:$2"],
  [phrase("(\\d{1,2}) ?(?:uhr|hs?|hrs?|horas|heures|o'clock)"), "$1:00"],
  [/(?<![\d.])(\d{1,2})\.(\d{2}) ?(am|pm)(?!\p{L})/u, "$1:$2$3"],
  [new RegExp(`(?<=(?<!\\p{L})(?:${hourMarker}) )(\\d{1,2})\\.(\\d{2})(?![\\d.])`, "u"), "$1:$2"],
];

/** Writes every time of day in `text` as 7:30, 7:30pm or 12:00, leaving the rest as it is. Midnight stays a word. */
export function spellClocks(text: string): string {
  return spellings.reduce(
    (spelled, [pattern, plain]) =>
      typeof plain === "string" ? spelled.replace(pattern, plain) : spelled.replace(pattern, plain),
    text,
  );
}

/** Phrases for a part of the day; those that also mean today leave "today" behind. */
const parts: [RegExp, PartOfDay, string][] = [
  [phrase("tonight|this (?:evening|night)|esta noche|ce soir|hoje à noite"), "night", "today"],
  [phrase("this morning|esta mañana|ce matin"), "morning", "today"],
  [phrase("this afternoon|esta tarde|cet après-midi"), "afternoon", "today"],
  [
    phrase("(?:de|por|en|a) la (?:mañana|manana|madrugada)|du matin|da (?:manhã|manha|madrugada)"),
    "morning",
    "",
  ],
  [phrase("(?:de|por|en|a) la tarde|de l'après-midi|da tarde"), "afternoon", ""],
  [phrase("(?:de|por|en|a) la noche|du soir|da noite"), "night", ""],
  [phrase("(?:in the |at )?(?:evening|night)|am abend|abends?"), "night", ""],
  [phrase("(?:in the )?morning|am morgen|am vormittag|morgens|vormittags?|nachts|früh"), "morning", ""],
  [phrase("(?:in the )?afternoon|am nachmittag|nachmittags?"), "afternoon", ""],
];

const months =
  "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|mär|mai|okt|dez|fév|avr|jui|aoû|déc|fev|abr|set|out";
const unmarkedHour = "(0?[1-9]|1[0-2])";
const hourBefore = new RegExp(
  `(?<!(?:${hourMarker}|(?:${months})\\p{L}*\\.?) )(?<=^| )(?<![\\d./-] )${unmarkedHour} $`,
  "u",
);
const hourAfter = new RegExp(`^ ${unmarkedHour}$`);

/** Takes the part of the day out of a text. An hour right beside it ("8 tonight", "tonight 8") is marked as one. */
export function takePartOfDay(text: string): { rest: string; part?: PartOfDay } {
  for (const [pattern, part, left] of parts) {
    const match = pattern.exec(text);
    if (!match) continue;
    const before = text.slice(0, match.index).replace(hourBefore, "at $1 ");
    const after = text.slice(match.index + match[0].length).replace(hourAfter, " at $1");
    return { rest: `${before}${left}${after}`.trim(), part };
  }
  return { rest: text };
}
