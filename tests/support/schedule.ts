import { listReminders } from "@/domain/reminders/queries";
import { ReminderInput } from "@/domain/reminders/schema";
import { rsvp } from "@/domain/rsvps/rsvp";
import type { World } from "./world";

/** An event on Friday evening, five days ahead, and its organizer. */
export async function friday(world: World) {
  const event = await world.event({ startsAt: "2026-11-27T18:00:00Z", endsAt: "2026-11-27T20:00:00Z" });
  const organizer = world.as(event.organizerId);
  const schedule = () => listReminders(organizer, event.id);
  const of = async (kind: string) => (await schedule()).find((reminder) => reminder.kind === kind)!;
  return { event, organizer, schedule, of };
}

export async function going(world: World, event: { id: string }, about = {}) {
  const guest = await world.person({ quietFrom: null, quietUntil: null, ...about });
  await rsvp(world.as(guest), { eventId: event.id });
  await world.drain();
  return guest;
}

export const own = (reminder: object) =>
  ReminderInput.parse({ text: "Bring a cushion, {first_name}.", ...reminder });
export const hoursBefore = (hours: number) => ({ anchor: "start", offsetMinutes: -60 * hours });
export const at = (world: World, iso: string) => {
  world.clock.now = new Date(iso);
  return world.drain();
};
