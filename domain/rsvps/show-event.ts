import { and, asc, eq, sql } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { images } from "@/db/schema/images";
import { rsvps } from "@/db/schema/rsvps";
import { users } from "@/db/schema/users";
import type { Context } from "../context";
import { seeEvent } from "./see-event";

const atMost = 6;

/**
 * An event with what its page shows around it, as the acting person may see it: the banner, its organizer, and
 * for whoever has a seat or organizes it the first names of some who go. Throws `not_found`.
 */
export async function showEvent(ctx: Context, ref: string) {
  const { event, standing, holdsSeat } = await seeEvent(ctx, ref);
  const isOrganizer = ctx.actor.type === "user" && ctx.actor.userId === event.organizerId;
  const isIn = isOrganizer || holdsSeat;
  const [{ banner, eventsHeld }, faces] = await Promise.all([
    aroundEvent(ctx, event.id),
    isIn ? listFaces(ctx, event.id) : [],
  ]);
  const organizer = { name: event.organizerName, username: event.organizerUsername, eventsHeld };
  return { event, standing, isOrganizer, holdsSeat, organizer, banner, faces };
}

async function aroundEvent(ctx: Context, eventId: string) {
  const [around] = await ctx.db
    .select({
      banner: {
        hash: images.hash,
        width: images.width,
        height: images.height,
        placeholder: images.placeholder,
        edgeColor: images.edgeColor,
      },
      eventsHeld: sql<number>`(
        select count(*)::int from events held where held.organizer_id = ${events.organizerId}
        and held.status <> 'cancelled' and held.end_datetime <= ${ctx.now().toISOString()})`,
    })
    .from(events)
    .leftJoin(images, eq(images.hash, events.bannerImage))
    .where(eq(events.id, eventId));
  return around!;
}

/** First names in the order of joining, without those who passed their tickets on. */
async function listFaces(ctx: Context, eventId: string) {
  const going = await ctx.db
    .select({ firstName: users.firstName })
    .from(rsvps)
    .innerJoin(users, eq(users.id, rsvps.userId))
    .where(
      and(
        eq(rsvps.eventId, eventId),
        eq(rsvps.status, "confirmed"),
        sql`exists (select from tickets held where held.event_id = ${rsvps.eventId} and held.user_id = ${rsvps.userId} and held.status in ('active', 'used'))`,
      ),
    )
    .orderBy(asc(rsvps.queueNumber))
    .limit(atMost);
  return going.map(({ firstName }) => firstName);
}
