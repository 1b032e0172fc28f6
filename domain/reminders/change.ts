import { type Context, transact, type UserActor } from "../context";
import { InvalidInput, Refusal } from "../errors";
import { removeReminder } from "./delete";
import { getReminder, getRow, listReminders, lockSchedule, type ReminderRow } from "./queries";
import { isUsual, toInput } from "./rules";
import { type Identified, saveReminders } from "./save";
import type { Reminder, ReminderInput } from "./schema";

/**
 * Puts this list in the place of an event's schedule. Those with an `id`, and the usual kinds, are changed; others are
 * new. One that is left out is deleted, of the usual ones switched off; the confirmation always stays. Answers the
 * schedule. Throws `not_organizer`, `not_found`, `cancelled`, and what `saveReminders` throws.
 */
export async function changeReminders(
  ctx: Context<UserActor>,
  { eventId, reminders }: { eventId: string; reminders: ReminderInput[] },
): Promise<Reminder[]> {
  return transact(ctx, async (tx) => {
    const { event, known } = await lockSchedule(tx, eventId);
    const given = reminders.map((reminder) => identify(tx, reminder, known));
    if (new Set(given.map(({ id }) => id)).size < given.length)
      throw new InvalidInput("reminders", "must not name one twice");

    const left = known.filter((row) => !given.some(({ id }) => id === row.id));
    const off = left.filter(({ kind }) => isUsual(kind) && kind !== "confirmation");
    const gone = left.filter(({ kind }) => !isUsual(kind));
    for (const { id } of gone) await removeReminder(tx, id);
    const wanted = [...given, ...off.map((row) => ({ ...toInput(row), isEnabled: false }))];
    const kept = known.filter((row) => !gone.includes(row));
    await saveReminders(tx, { event, known: kept }, wanted);
    return listReminders(tx, event.id);
  });
}

export type ReminderChange = Partial<Omit<ReminderInput, "id" | "kind">>;

/** Changes one reminder; what is left out stays. Throws what `changeReminders` throws. */
export async function changeReminder(
  ctx: Context<UserActor>,
  { reminderId, change }: { reminderId: string; change: ReminderChange },
): Promise<Reminder> {
  return transact(ctx, async (tx) => {
    const { eventId } = await getRow(tx, reminderId);
    const schedule = await lockSchedule(tx, eventId);
    const row = schedule.known.find(({ id }) => id === reminderId);
    if (!row) throw new Refusal("not_found");
    await saveReminders(tx, schedule, [{ ...toInput(row), ...change }]);
    return getReminder(tx, eventId, reminderId);
  });
}

/** Which rule of the event is meant. */
function identify(tx: Context, reminder: ReminderInput, known: ReminderRow[]): Identified {
  const row = known.find(({ id, kind }) =>
    reminder.id ? id === reminder.id : isUsual(kind) && kind === reminder.kind,
  );
  if (reminder.id && !row) throw new Refusal("not_found");
  if (row && row.kind !== reminder.kind) throw new InvalidInput("kind", "cannot be changed");
  return { ...reminder, id: row?.id ?? tx.newId() };
}
