import { eq, type SQL, sql } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { authorize, may } from "../access";
import type { Context, UserActor } from "../context";
import { Refusal, WrongLink } from "../errors";
import { refuseGuessers } from "../limits";
import { invite } from "./invite";

/**
 * The event that a UUID, a code or a link names, if the acting person may know of it: every door asks this and
 * nothing else, and the table decides (`event.see`, `event.open`). A link is proof of its own, and whoever is signed in stays
 * invited; `cardSecret` is what the button of a shared card carried, and `leaves` opens a suspended event to people who
 * take part, to give that up. Throws `not_found`, as WrongLink for what can be
 * guessed, `event_suspended`, and `rate_limited` for those who guessed too often.
 */
export async function locateEvent(
  ctx: Context,
  ref: string,
  { cardSecret, leaves = false }: { cardSecret?: string; leaves?: boolean } = {},
): Promise<{ id: string; organizerId: number }> {
  const isId = ref.length === 36;
  const userId = ctx.actor.type === "user" ? ctx.actor.userId : null;
  const [event] = await ctx.db
    .select({
      id: events.id,
      organizerId: events.organizerId,
      visibility: events.visibility,
      suspendedAt: events.suspendedAt,
      isHostSuspended: events.isHostSuspended,
      linkSecret: events.linkSecret,
      isInvited: isInvited(sql`${userId}`),
      isKeptOut: isKeptOut(sql`${userId}`),
      takesPart: takesPart(sql`${userId}`),
    })
    .from(events)
    .where(isId ? eq(events.id, ref) : eq(events.code, ref.slice(0, 6).toUpperCase()));
  const secret = isId ? cardSecret : ref.slice(7).toUpperCase();
  const opens = event !== undefined && secret === (event.linkSecret ?? "");
  const isKnown = event !== undefined && (event.isInvited || opens);
  if (!event || !may(ctx, "event.see", { event, isInvited: isKnown, isKeptOut: event.isKeptOut }))
    throw isId ? new Refusal("not_found") : new WrongLink();
  authorize(ctx, "event.open", { event, isLeaving: leaves && event.takesPart });

  if (!opens || event.isInvited || event.isKeptOut || event.visibility === "public") return event;
  await refuseGuessers(ctx);
  if (userId !== null) await invite(ctx, { eventId: event.id, userId });
  return event;
}

export type Viewer = { eventId: string; userId: number };
export const viewerKey = ({ eventId, userId }: Viewer) => `${eventId}:${userId}`;

/** Which of these people may know of which of these events, by `viewerKey`: the same question for many at once. */
export async function findViewers(ctx: Context, viewers: Viewer[]): Promise<Set<string>> {
  if (viewers.length === 0) return new Set();
  const rows = await ctx.db
    .select({
      eventId: events.id,
      userId: sql<number>`viewer."userId"`.mapWith(Number),
      organizerId: events.organizerId,
      visibility: events.visibility,
      isInvited: isInvited(sql`viewer."userId"`),
      isKeptOut: isKeptOut(sql`viewer."userId"`),
    })
    .from(events)
    .innerJoin(
      sql`jsonb_to_recordset(${JSON.stringify(viewers)}::jsonb) as viewer("eventId" uuid, "userId" bigint)`,
      sql`viewer."eventId" = ${events.id}`,
    );
  return new Set(
    rows
      .filter(({ userId, isInvited, isKeptOut, ...event }) => {
        const actor: UserActor = { type: "user", userId };
        return may({ ...ctx, actor }, "event.see", { event, isInvited, isKeptOut });
      })
      .map(viewerKey),
  );
}

/** Whether somebody takes part in an event, holds a ticket for it, or is known to have been invited. Beside `events`. */
export const isInvited = (userId: SQL) => sql<boolean>`(
  ${takesPart(userId)}
  or exists (select from tickets mine where mine.event_id = events.event_id and mine.user_id = ${userId} and mine.status in ('active', 'used'))
  or exists (select from event_invitations mine where mine.event_id = events.event_id and mine.user_id = ${userId}))`;

/** Whether somebody goes to an event, waits for a seat, or has one held. Beside `events`. */
const takesPart = (userId: SQL) => sql<boolean>`
  exists (select from rsvps mine where mine.event_id = events.event_id and mine.user_id = ${userId} and mine.status <> 'cancelled')`;

/** Whether an event's organizer lets somebody in no more. Beside `events`. */
const isKeptOut = (userId: SQL) => sql<boolean>`
  exists (select from rsvp_blocks mine where mine.event_id = events.event_id and mine.user_id = ${userId})`;
