import { asc, eq } from "drizzle-orm";
import { ticketTypes } from "@/db/schema/tickets";
import { authorize } from "../access";
import type { Context } from "../context";
import { getEvent } from "../events/queries";
import { countAudiences } from "./audience";
import type { Audience, Recipients } from "./schema";

type Named = Pick<Audience, "name" | "ticketType"> & { to: Recipients };

const standing: Named[] = [
  { name: "everybody", ticketType: null, to: { statuses: ["confirmed", "pending", "waitlisted"] } },
  { name: "going", ticketType: null, to: { statuses: ["confirmed"] } },
  { name: "notIn", ticketType: null, to: { statuses: ["confirmed"], checkedIn: false } },
  { name: "in", ticketType: null, to: { statuses: ["confirmed"], checkedIn: true } },
  { name: "offered", ticketType: null, to: { statuses: ["pending"] } },
  { name: "waiting", ticketType: null, to: { statuses: ["waitlisted"] } },
];

/**
 * To whom a message of an event can go, with how many it would reach: only where there is anybody, and those who are
 * not in yet once somebody is. Which tickets people hold is asked where there are several kinds. For the organizer:
 * throws `not_found`, `not_organizer`.
 */
export async function listAudiences(ctx: Context, eventId: string): Promise<Audience[]> {
  authorize(ctx, "event.message", { event: await getEvent(ctx, eventId) });
  const types = await ctx.db
    .select({ id: ticketTypes.id, name: ticketTypes.name })
    .from(ticketTypes)
    .where(eq(ticketTypes.eventId, eventId))
    .orderBy(asc(ticketTypes.position));
  const byType = types.map(
    ({ id, name }): Named => ({
      name: "ticket",
      ticketType: name,
      to: { statuses: ["confirmed"], ticketTypeId: id },
    }),
  );
  const named = [...standing, ...(types.length > 1 ? byType : [])];
  const audiences = named.map(({ to }) => to);
  const counts = await countAudiences(ctx, { eventId, audiences, kind: "update" });
  const counted = named.map((audience, n) => ({ ...audience, ...counts[n]! }));
  const there = counted.filter(({ people, muted, unreachable }) => people + muted + unreachable > 0);
  const isAnybodyIn = there.some(({ name }) => name === "in");
  return there.filter(({ name }) => name !== "notIn" || isAnybodyIn);
}
