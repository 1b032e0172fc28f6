const cache = new Map<string, Intl.DateTimeFormat>();

/** A formatter, made once: making one takes far longer than using it. */
export function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  cache.set(key, made);
  return made;
}

/** What the formatter says, with a plain no-break space before PM so that fonts and searches agree on it. */
export const format = (milliseconds: number, locale: string, options: Intl.DateTimeFormatOptions) =>
  formatter(locale, options)
    .format(milliseconds)
    .replace(/\u202f/g, "\u00a0");

/** "6:42 PM" */
export const clockTime = (milliseconds: number, timeZone: string) =>
  format(milliseconds, "en-US", { timeZone, hour: "numeric", minute: "2-digit" });

/** "2026-11-22", to compare days. */
export const dayKey = (milliseconds: number, timeZone: string) =>
  format(milliseconds, "en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
