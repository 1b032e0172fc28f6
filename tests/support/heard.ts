import { eq, sql } from "drizzle-orm";
import { deliveries } from "@/db/schema/notifications";
import { changeEvent } from "@/domain/events/change";
import type { EventDetails } from "@/domain/events/schema";
import { rsvp } from "@/domain/rsvps/rsvp";
import type { World } from "./world";

/** What an event told somebody by itself, in order. */
export function remindersTold(world: World, userId: number) {
  return world.told(userId).flatMap((letter) => {
    if (letter.kind === "thanks") return "thanks";
    return letter.kind === "reminder" ? letter.reminder.kind : [];
  });
}

/** Lets the clock jump from one instant at which something is due to the next, up to an instant. */
export async function until(world: World, iso: string, meanwhile = () => {}) {
  const end = new Date(iso);
  await world.drain();
  meanwhile();
  while (world.clock.now < end) {
    const now = world.clock.now.toISOString();
    const [next] = await world.db.execute<{ at: string | null }>(sql`
      select least(
        (select min(scheduled_time) from event_notifications where sent_at is null and is_enabled and scheduled_time > ${now}),
        (select min(due_at) from deliveries where status = 'queued' and due_at > ${now})) as at`);
    const due = next?.at ? new Date(next.at) : end;
    world.clock.now = due < end ? due : end;
    await world.drain();
    meanwhile();
  }
}

/** The same; answers what this person heard meanwhile, and at which minute by the clock in UTC. */
export async function hears(world: World, userId: number, iso: string) {
  const heard: string[] = [];
  let known = remindersTold(world, userId).length;
  await until(world, iso, () => {
    const at = world.clock.now.toISOString().slice(5, 16);
    const told = remindersTold(world, userId);
    heard.push(...told.slice(known).map((kind) => `${at} ${kind}`));
    known = told.length;
  });
  return heard;
}

/** An event on Friday evening, 19:00 to 21:00 in Berlin, five days ahead; and somebody who goes, in the same zone. */
export async function friday(world: World) {
  const event = await world.event({ startsAt: "2026-11-27T18:00:00Z", endsAt: "2026-11-27T20:00:00Z" });
  const guest = await going(world, event);
  return { event, guest };
}

export async function going(world: World, event: EventDetails, about = {}) {
  const guest = await world.person({ timeZone: "Europe/Berlin", quietFrom: 23 * 60, ...about });
  await rsvp(world.as(guest), { eventId: event.id });
  await world.drain();
  return guest;
}

export const move = (world: World, event: EventDetails, startsAt: string) =>
  changeEvent(world.as(event.organizerId), {
    eventId: event.id,
    changes: { startsAt: new Date(startsAt) },
    quietly: true,
  });

export const skips = async (world: World, userId: number) =>
  (await world.db.select().from(deliveries).where(eq(deliveries.chatId, userId)))
    .filter(({ status, kind }) => status === "skipped" && (kind === "reminder" || kind === "thanks"))
    .map(({ error }) => error);
