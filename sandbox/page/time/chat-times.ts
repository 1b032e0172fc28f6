import { clockTime, dayKey, format } from "./formats";

const dayMs = 86_400_000;

/** What stands at a chat in the list: the time today, the weekday this week, else the date. */
export function listTime(milliseconds: number, now: number, timeZone: string): string {
  if (dayKey(milliseconds, timeZone) === dayKey(now, timeZone)) return clockTime(milliseconds, timeZone);
  if (Math.abs(now - milliseconds) < 6 * dayMs)
    return format(milliseconds, "en-US", { timeZone, weekday: "short" });
  return format(milliseconds, "en-US", { timeZone, month: "short", day: "numeric" });
}

/** The words in a day pill. */
export function dayTitle(milliseconds: number, now: number, timeZone: string): string {
  const day = dayKey(milliseconds, timeZone);
  if (day === dayKey(now, timeZone)) return "Today";
  if (day === dayKey(now - dayMs, timeZone)) return "Yesterday";
  const sameYear = day.slice(0, 4) === dayKey(now, timeZone).slice(0, 4);
  return format(milliseconds, "en-US", {
    timeZone,
    month: "long",
    day: "numeric",
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

/** "Thu 7:00 PM", with the date when it is not this week. */
export function dueTime(milliseconds: number, now: number, timeZone: string): string {
  const time = clockTime(milliseconds, timeZone);
  return dayKey(milliseconds, timeZone) === dayKey(now, timeZone)
    ? time
    : `${listTime(milliseconds, now, timeZone)} ${time}`;
}
