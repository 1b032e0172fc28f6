import { rsvp } from "@/domain/rsvps/rsvp";
import type { World } from "./world";

/** An event that parties of these sizes have filled, with others of those sizes waiting. */
export async function fullEvent(
  world: World,
  { going, waiting, ...about }: { going: number[]; waiting: number[]; startsIn?: { hours: number } },
) {
  const capacity = going.reduce((sum, size) => sum + size, 0);
  const event = await world.event({ capacity, ...about });
  const people = await world.people(going.length + waiting.length);
  for (const [n, partySize] of [...going, ...waiting].entries()) {
    await rsvp(world.as(people[n]!), { eventId: event.id, partySize });
  }
  await world.drain();
  return {
    event,
    eventId: event.id,
    going: people.slice(0, going.length),
    waiting: people.slice(going.length),
  };
}
