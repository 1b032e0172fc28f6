import type { reminderWords } from "@/messages/miniapp/reminders";
import type { Reminder } from "./reminders-query";

type Timing = Reminder["timing"];
type Words = (typeof reminderWords)["en"];

/** "24 hours before", "1 hour after the end", "At a set time". */
function sayTiming(timing: Timing, words: Words): string {
  if (timing.anchor === "fixed") return words.fixed;
  const { anchor, offsetMinutes } = timing;
  if (anchor === "rsvp") return words.afterRsvp(offsetMinutes);
  return offsetMinutes < 0 ? words.before(-offsetMinutes, anchor) : words.after(offsetMinutes, anchor);
}

/** What a reminder is called in a list. */
export function nameOf({ kind, timing }: Pick<Reminder, "kind" | "timing">, words: Words): string {
  if (kind === "confirmation") return words.atOnce;
  const when = sayTiming(timing, words);
  return kind === "thanks" ? words.thanks(when) : when;
}
