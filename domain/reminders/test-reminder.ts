import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { InvalidInput, Refusal } from "../errors";
import { getEvent } from "../events/queries";
import { rates, spend } from "../limits";
import { checkTemplate } from "../notifications/rules";
import { queueLetters } from "../queue-letters";
import { getRow } from "./queries";
import { isAfterEnd } from "./rules";
import type { ReminderKind } from "./schema";

type Test = {
  eventId: string;
  /** One of the event's, with other words if `text` is given. */
  reminderId?: string | undefined;
  text?: string | undefined;
};

/**
 * Sends a reminder to the acting organizer alone, as attendees would get it now. Throws `not_organizer`, `not_found`,
 * `rate_limited`, what `checkTemplate` throws of the words, and InvalidInput when there are none to test.
 */
export async function testReminder(ctx: Context<UserActor>, { eventId, reminderId, text }: Test) {
  const message = text === undefined ? undefined : checkTemplate(text);
  await transact(ctx, async (tx) => {
    const event = await getEvent(tx, eventId);
    authorize(tx, "reminders.change", { event });
    const row = reminderId === undefined ? undefined : await getRow(tx, reminderId);
    if (row && row.eventId !== event.id) throw new Refusal("not_found");
    if (!row && message === undefined) throw new InvalidInput("text", "must be given");

    const chatId = tx.actor.userId;
    await spend(tx, `test:${chatId}`, rates.test);
    await queueLetters(tx, [
      {
        kind: kindOf(row?.kind, row !== undefined && isAfterEnd(row, event)),
        dedupeKey: `test:${tx.newId()}`,
        chatId,
        eventId: event.id,
        priority: 0,
        payload: {
          isTest: true,
          reminderId: row?.id ?? null,
          kind: row?.kind ?? "custom",
          text: message ?? row?.text ?? null,
          asksConfirmation: row?.asksConfirmation ?? false,
        },
      },
    ]);
  });
}

function kindOf(kind: ReminderKind | undefined, isAfter: boolean) {
  if (kind === "confirmation") return "rsvp.confirmed";
  return isAfter ? "thanks" : "reminder";
}
