import { eq, sql } from "drizzle-orm";
import { deliveries } from "@/db/schema/notifications";
import { eventNotifications } from "@/db/schema/reminders";
import { type Context, transact, type UserActor } from "../context";
import { InvalidInput } from "../errors";
import { getRow, lockSchedule } from "./queries";
import { isUsual } from "./rules";

/**
 * Takes a reminder of the organizer's own out of the schedule; what is queued of it is not sent. Throws
 * `not_organizer`, `not_found`, `cancelled`, InvalidInput for a usual one.
 */
export async function deleteReminder(ctx: Context<UserActor>, { reminderId }: { reminderId: string }) {
  return transact(ctx, async (tx) => {
    const { eventId, kind } = await getRow(tx, reminderId);
    const { known } = await lockSchedule(tx, eventId);
    if (isUsual(kind)) throw new InvalidInput("reminderId", "can be switched off, not deleted");
    if (known.some(({ id }) => id === reminderId)) await removeReminder(tx, reminderId);
  });
}

/** Its letters stay, as letters of none. Whoever is queueing more of them is waited for. */
export async function removeReminder(tx: Context, reminderId: string) {
  const isIt = eq(eventNotifications.id, reminderId);
  await tx.db.select({ id: eventNotifications.id }).from(eventNotifications).where(isIt).for("update");
  await tx.db
    .update(deliveries)
    .set({
      reminderId: null,
      status: sql`case when ${deliveries.status} = 'queued' then 'skipped' else ${deliveries.status} end`,
      error: sql`case when ${deliveries.status} = 'queued' then 'the reminder was deleted' else ${deliveries.error} end`,
      updatedAt: tx.now(),
    })
    .where(eq(deliveries.reminderId, reminderId));
  await tx.db.delete(eventNotifications).where(isIt);
}
