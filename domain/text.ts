/** Control characters, and the marks that turn the direction of text around (Unicode UAX #9): never part of a name. */
const unwanted = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Halves of a character that lost the other one: no store and no wire takes them. */
const halves = /\p{Surrogate}/gu;

/** Characters of no width or of no ink: a text of nothing else says nothing. */
const invisible = /^[\p{Cf}\p{Z}\n\u115f\u1160\u2800\u3164\uffa0]+$/u;

/** What a person typed, without what no person types: one line, single spaces, no control characters. */
export const cleanLine = (text: string) =>
  text
    .normalize("NFC")
    .replace(halves, "\ufffd")
    .replace(/\s+/gu, " ")
    .replace(unwanted, "")
    .trim()
    .replace(invisible, "");

/** The same for several lines: at most one empty line in a row. */
export const cleanText = (text: string) =>
  text
    .normalize("NFC")
    .replace(halves, "\ufffd")
    .replaceAll("\r\n", "\n")
    .replace(unwanted, "")
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?\n ?/gu, "\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim()
    .replace(invisible, "");
