import { type Context, transact, type UserActor } from "../context";
import { InvalidInput } from "../errors";
import { getReminder, lockSchedule } from "./queries";
import { isUsual } from "./rules";
import { saveReminders } from "./save";
import type { Reminder, ReminderInput } from "./schema";

/** One more reminder of an event. Throws what `changeReminders` throws. */
export async function addReminder(
  ctx: Context<UserActor>,
  { eventId, reminder }: { eventId: string; reminder: ReminderInput },
): Promise<Reminder> {
  if (isUsual(reminder.kind)) throw new InvalidInput("kind", "is there already");
  return transact(ctx, async (tx) => {
    const schedule = await lockSchedule(tx, eventId);
    const id = tx.newId();
    await saveReminders(tx, schedule, [{ ...reminder, id }]);
    return getReminder(tx, schedule.event.id, id);
  });
}
