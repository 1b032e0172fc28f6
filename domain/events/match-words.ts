import { and, or, type SQL, sql } from "drizzle-orm";
import { events } from "@/db/schema/events";

/** More of them narrow nothing down, and each is looked up. */
const atMost = 10;

const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const wordsOf = (text: string) =>
  [...new Set(text.normalize("NFKC").split(/\s+/u))]
    .map((word) => word.replace(edges, "") || word)
    .filter((word) => word !== "")
    .slice(0, atMost);

/** Letters that are inside so many words that only those which begin with them are meant. */
const isShort = (word: string) => /^[\p{Script=Latin}\p{N}]{1,2}$/u.test(word);

/** Words that one typo leaves recognizable, and not so long that spelling out all typos is a burden. */
const isSpellable = (word: string) => /^[\p{L}\p{N}]{5,10}$/u.test(word);

/** Words whose trigrams tell enough: half of them in common is alike. */
const hasTrigrams = (word: string) => /[\p{L}\p{N}]/u.test(word) && (word.length > 8 || !isSpellable(word));

/** Title and place, and the title alone. */
const whole = sql`${events.searchText}`;
const title = sql`left(${events.searchText}, char_length(${events.title}))`;

/**
 * Events whose title and place have every word of a text, whatever its capitals and accents: a beginning, a
 * part, or a word that one typo away is it. Undefined for a text without words. The index on trigrams finds
 * them, for each of the operators.
 */
export const matchesWords = (text: string): SQL | undefined => and(...wordsOf(text).map(matchesWord));

function matchesWord(word: string): SQL | undefined {
  if (isShort(word)) return matchesPattern(`(^|[^[:alnum:]])${word}`);

  return or(
    contains(whole, word),
    isSpellable(word) ? matchesPattern(`(^|[^[:alnum:]])(${typosOf(word)})($|[^[:alnum:]])`) : undefined,
    hasTrigrams(word) ? sql`plain_text(${word}) <% ${whole}` : undefined,
  );
}

/** How well such an event fits: 200 when its title has the words, 100 when title and place have them, less for parts of words and for typos. */
export function rankOf(text: string): SQL<number> {
  const words = wordsOf(text);
  if (words.length === 0) return sql<number>`0`;

  const score = (word: string) =>
    sql`case when ${begins(whole, word)} then 100 when ${contains(whole, word)} then 75 else 50 end`;
  const inTitle = and(...words.map((word) => (isShort(word) ? begins(title, word) : contains(title, word))));
  return sql<number>`(${sql.join(words.map(score), sql` + `)}) / ${sql.raw(String(words.length))} + case when ${inTitle} then 100 else 0 end`;
}

const likeLiteral = (text: string) => text.replace(/[\\%_]/g, "\\$&");
const contains = (text: SQL, word: string) => sql`${text} like plain_text(${`%${likeLiteral(word)}%`})`;
const begins = (text: SQL, word: string) => sql`' ' || ${text} like plain_text(${`% ${likeLiteral(word)}%`})`;
const matchesPattern = (pattern: string) => sql`${whole} ~ plain_text(${pattern})`;

/**
 * A regular expression of whatever has one letter changed, missing, added, or swapped with the next one. Only
 * with three letters left in a row, which is what the index knows words by: else it would read all events.
 */
function typosOf(word: string): string {
  const letters = [...word];
  const typos = letters.flatMap((letter, n) => {
    const [before, rest] = [letters.slice(0, n).join(""), letters.slice(n + 1).join("")];
    const [next = "", after] = [letters[n + 1], letters.slice(n + 2).join("")];
    return [`${before}.${rest}`, before + rest, `${before}${letter}.${rest}`, before + next + letter + after];
  });
  return [...new Set(typos)].filter((typo) => /[^.]{3}/.test(typo)).join("|");
}
