const marks = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;
const dashes = /[\u2010-\u2015\u2212]/g;

/** The same words in plain form: one width, one kind of space, dash and quote, lower case, no closing mark. */
export function tidyWhen(text: string): string {
  return text
    .normalize("NFKC")
    .replace(marks, "")
    .replace(dashes, "-")
    .replace(/[‘’`]/g, "'")
    .toLowerCase()
    .replace(/(?<!\p{L})([ap])\.? ?m\b\.?/gu, "$1m")
    .replace(/(?<=\d)t(?=\d)|[,;()]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/ ?[.!?]+$/, "");
}

/** Matches a whole word or phrase in any script; JavaScript's `\b` knows only ASCII. */
export function phrase(source: string, flags = "u"): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, flags);
}

/** Numbers in words, as they are used for hours and for "in two weeks". */
export const numberWords: Record<string, number> = Object.fromEntries(
  [
    ["a", "an", "one", "un", "una", "uno", "ein", "eine", "einem", "einer", "eins", "une", "um", "uma"],
    ["two", "dos", "zwei", "deux", "dois", "duas"],
    ["three", "tres", "drei", "trois", "três"],
    ["four", "cuatro", "vier", "quatre", "quatro"],
    ["five", "cinco", "fünf", "cinq"],
    ["six", "seis", "sechs"],
    ["seven", "siete", "sieben", "sete"],
    ["eight", "ocho", "acht", "huit", "oito"],
    ["nine", "nueve", "neun", "neuf", "nove"],
    ["ten", "diez", "zehn", "dix"],
    ["eleven", "once", "elf", "onze"],
    ["twelve", "doce", "zwölf", "douze", "doze"],
  ].flatMap((words, index) => words.map((word) => [word, index + 1])),
);

/** Digits or a number word, to build patterns from. */
export const numeral = `\\d{1,3}|${Object.keys(numberWords).join("|")}`;

/** What a `numeral` counts. */
export function count(numeral: string): number {
  return numberWords[numeral] ?? Number(numeral);
}

/** What is left of a text when a match is taken out of it. */
export function cut(text: string, match: RegExpExecArray): string {
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
    .replace(/\s+/g, " ")
    .trim();
}
