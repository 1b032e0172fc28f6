import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { InvalidInput, Refusal } from "../errors";
import { getEvent } from "../events/queries";
import { rates, spend } from "../limits";
import { checkTemplate } from "../notifications/rules";
import { queueLetters } from "../queue-letters";
import { getRow } from "./queries";
import { dueAt, isAfterEnd, timingOf } from "./rules";
import type { ReminderInput, ReminderKind } from "./schema";

type Test = {
  eventId: string;
  /** One of the event's. */
  reminderId?: string | undefined;
  /** What of it was not saved yet, in place of what was; of a new one all that there is. */
  unsaved?: { [Key in "text" | "timing" | "asksConfirmation"]?: ReminderInput[Key] | undefined };
};

/**
 * Sends a reminder to the acting organizer alone, as attendees will read it when it is due. Throws `not_organizer`, `not_found`,
 * `rate_limited`, what `checkTemplate` throws of the words, and InvalidInput when there are none to test.
 */
export async function testReminder(ctx: Context<UserActor>, { eventId, reminderId, unsaved = {} }: Test) {
  const typed = typeof unsaved.text === "string" ? checkTemplate(unsaved.text) : unsaved.text;
  await transact(ctx, async (tx) => {
    const event = await getEvent(tx, eventId);
    authorize(tx, "reminders.change", { event });
    const row = reminderId === undefined ? undefined : await getRow(tx, reminderId);
    if (row && row.eventId !== event.id) throw new Refusal("not_found");
    const kind = row?.kind ?? "custom";
    const text = typed === undefined ? (row?.text ?? null) : typed;
    if (kind === "custom" && text === null) throw new InvalidInput("text", "must be given");

    const timing = unsaved.timing ?? (row && timingOf(row));
    const due = timing ? dueAt(timing, event) : null;
    const chatId = tx.actor.userId;
    await spend(tx, `test:${chatId}`, rates.test);
    await queueLetters(tx, [
      {
        kind: letterOf(kind, isAfterEnd({ dueAt: due }, event)),
        dedupeKey: `test:${tx.newId()}`,
        chatId,
        eventId: event.id,
        priority: 0,
        payload: {
          isTest: true,
          dueAt: due,
          reminderId: row?.id ?? null,
          kind,
          text,
          asksConfirmation: unsaved.asksConfirmation ?? row?.asksConfirmation ?? false,
        },
      },
    ]);
  });
}

function letterOf(kind: ReminderKind, isAfter: boolean) {
  if (kind === "confirmation") return "rsvp.confirmed";
  return isAfter ? "thanks" : "reminder";
}
