import type { eventNotifications } from "@/db/schema/reminders";
import { InvalidInput } from "../errors";
import type { EventDetails } from "../events/schema";
import { checkTemplate } from "../notifications/rules";
import { Recipients } from "../notifications/schema";
import type { ReminderInput, ReminderKind, Timing } from "./schema";

/** How many an event can have, the usual four among them. */
export const maxReminders = 12;

type Stored = { anchor: Timing["anchor"]; offsetMinutes: number; fixedAt: Date | null };

/** When a rule falls due, as its organizer says it. */
export const timingOf = ({ anchor, offsetMinutes, fixedAt }: Stored): Timing =>
  anchor === "fixed" ? { anchor, at: fixedAt! } : { anchor, offsetMinutes };

/** The same as it is kept. */
export const storedTiming = (timing: Timing): Stored =>
  timing.anchor === "fixed"
    ? { anchor: "fixed", offsetMinutes: 0, fixedAt: timing.at }
    : { anchor: timing.anchor, offsetMinutes: timing.offsetMinutes, fixedAt: null };

/** Whether a rule falls due at another time than before; a new one does. */
export function isMoved({ timing }: { timing: Timing }, before: Stored | undefined): boolean {
  if (!before) return true;
  const { anchor, offsetMinutes, fixedAt } = storedTiming(timing);
  return (
    anchor !== before.anchor ||
    offsetMinutes !== before.offsetMinutes ||
    fixedAt?.getTime() !== before.fixedAt?.getTime()
  );
}

/** A rule as its organizer would say it. */
export const toInput = (row: typeof eventNotifications.$inferSelect): ReminderInput & { id: string } => ({
  id: row.id,
  kind: row.kind,
  timing: timingOf(row),
  recipients: Recipients.parse(row.recipients),
  text: row.text,
  asksConfirmation: row.asksConfirmation,
  isEnabled: row.isEnabled,
});

type Instant = Date | string;
type Due = Exclude<Timing, { anchor: "fixed" }> | { anchor: "fixed"; at: Instant };

/** When a reminder of this timing falls due; null for one that follows each RSVP. */
export function dueAt(
  timing: Due,
  { startsAt, endsAt }: { startsAt: Instant; endsAt: Instant },
): Date | null {
  if (timing.anchor === "fixed") return new Date(timing.at);
  if (timing.anchor === "rsvp") return null;
  const anchor = new Date(timing.anchor === "start" ? startsAt : endsAt);
  return new Date(anchor.getTime() + timing.offsetMinutes * 60_000);
}

/** What comes after an event is no reminder any more, and muted apart. */
export const isAfterEnd = ({ dueAt }: { dueAt: Date | null }, { endsAt }: Pick<EventDetails, "endsAt">) =>
  dueAt !== null && dueAt >= endsAt;

export const isUsual = (kind: ReminderKind) => kind !== "custom";

/** The usual ones stay on their side of the event: their words are about what comes, or what was. */
function refuseOutOfPlace({ kind, timing }: ReminderInput) {
  const isBefore = timing.anchor === "start" && timing.offsetMinutes < 0;
  const isAfter = timing.anchor === "end" && timing.offsetMinutes >= 0;
  const isAtOnce = timing.anchor === "rsvp" && timing.offsetMinutes === 0;
  if ((kind === "day" || kind === "hour") && !isBefore)
    throw new InvalidInput("timing", "must be before the start");
  if (kind === "thanks" && !isAfter) throw new InvalidInput("timing", "must be after the end");
  if (kind === "confirmation" && !isAtOnce) throw new InvalidInput("timing", "cannot be changed");
}

/**
 * What the schema could not know to be wrong: nobody but the organizer has words for a reminder of their own, and what
 * confirms an RSVP is said at once, always. Throws InvalidInput, `unknown_placeholder`. Answers it as it is kept.
 */
export function checkReminder(reminder: ReminderInput): ReminderInput {
  const text = reminder.text === null ? null : checkTemplate(reminder.text);
  if (reminder.kind === "custom" && text === null) throw new InvalidInput("text", "must be given");
  refuseOutOfPlace(reminder);
  if (reminder.kind !== "confirmation") return { ...reminder, text };
  const { isEnabled, asksConfirmation } = reminder;
  if (!isEnabled) throw new InvalidInput("isEnabled", "cannot be false for the confirmation");
  if (asksConfirmation) throw new InvalidInput("asksConfirmation", "is not for the confirmation");
  return { ...reminder, text };
}
