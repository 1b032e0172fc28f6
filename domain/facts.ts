import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { facts } from "@/db/schema/facts";
import type { Context } from "./context";

const aboutEvent = z.object({ eventId: z.uuid() });
/** What an administrator decided about a person, of no event in particular. */
const aboutUser = z.object({ userId: z.int(), adminId: z.int() });
const aboutRsvp = aboutEvent.extend({ rsvpId: z.uuid(), userId: z.int() });

const aboutPayment = aboutRsvp.extend({ paymentId: z.uuid() });

/** Everything the domain announces. What follows from each is bound in `reactions.ts`. */
export const factSchemas = {
  "event/published": aboutEvent,
  "event/changed": aboutEvent.extend({ before: z.record(z.string(), z.unknown()), quietly: z.boolean() }),
  "event/link-renewed": aboutEvent,
  /** `at` is what the letters about it count from. */
  "event/cancelled": aboutEvent.extend({ at: z.iso.datetime().optional() }),
  /** What was paid is owed to those who paid: all of it, or what those had paid or joined for by then. */
  "refunds/owed": aboutEvent.extend({ at: z.iso.datetime().optional() }),
  /** Everybody has been told of the end of an event, and nobody has anything to wait for any more. */
  "waiting/ended": aboutEvent,
  "event/completed": aboutEvent,
  "event/reviewed": aboutEvent.extend({
    verdict: z.enum(["approved", "declined", "asked"]),
    message: z.string().optional(),
    adminId: z.int(),
  }),
  /** `refunds`: everybody has their money back, and nobody their seat. `at` is what the letters about it count from. */
  "event/suspended": aboutEvent.extend({
    adminId: z.int(),
    reason: z.string(),
    refunds: z.boolean(),
    at: z.iso.datetime(),
  }),
  "event/restored": aboutEvent.extend({ adminId: z.int() }),
  /** Nobody has a seat any more who had one then. */
  "seats/ended": aboutEvent.extend({ at: z.iso.datetime() }),
  /** An event of somebody who was suspended, and of somebody who is so no longer. */
  "host/suspended": aboutEvent,
  "host/restored": aboutEvent,
  /** The same of an event for which they hold seats that are not paid, or wait for some. */
  "guest/suspended": aboutEvent.extend({ userId: z.int() }),
  "guest/restored": aboutEvent.extend({ userId: z.int() }),
  "report/dismissed": aboutEvent.extend({ adminId: z.int() }),
  "user/suspended": aboutUser.extend({ reason: z.string() }),
  "user/restored": aboutUser,
  "user/unverified": aboutUser,
  "rsvp/confirmed": aboutRsvp.extend({ partySize: z.int() }),
  "rsvp/held": aboutRsvp.extend({ partySize: z.int() }),
  "rsvp/waitlisted": aboutRsvp.extend({ partySize: z.int() }),
  "rsvp/resized": aboutRsvp.extend({ partySize: z.int() }),
  "rsvp/cancelled": aboutRsvp.extend({
    by: z.enum(["attendee", "organizer", "refund"]),
    /** Seats were given back, and not a place on the waiting list, an offer or a checkout. */
    hadSeats: z.boolean().default(true),
    note: z.string().optional(),
  }),
  "rsvp/kept-out": aboutEvent.extend({ userId: z.int() }),
  "rsvp/let-in": aboutEvent.extend({ userId: z.int() }),
  "offer/made": aboutRsvp.extend({ expiresAt: z.iso.datetime() }),
  "offer/declined": aboutRsvp,
  "offer/expired": aboutRsvp.extend({ expiredAt: z.iso.datetime() }),
  "checkout/expired": aboutRsvp.extend({ expiredAt: z.iso.datetime() }),
  "payment/completed": aboutPayment,
  /** Money that was kept has found its seats. */
  "payment/seated": aboutPayment,
  "payment/failed": aboutPayment,
  "payment/parked": aboutPayment,
  "payment/resolved": aboutPayment,
  "payment/disputed": aboutPayment.extend({ status: z.string() }),
  "refund/succeeded": aboutPayment.extend({ refundId: z.uuid() }),
  "refund/failed": aboutPayment.extend({ refundId: z.uuid() }),
  "ticket/transferred": aboutRsvp.extend({ ticketId: z.uuid(), fromUserId: z.int() }),
  "ticket/used": aboutRsvp.extend({ ticketId: z.uuid() }),
  "ticket/unused": aboutRsvp.extend({ ticketId: z.uuid() }),
} as const;

export type FactName = keyof typeof factSchemas;
export type FactData<Name extends FactName> = z.infer<(typeof factSchemas)[Name]>;

/** Announces a fact. Only inside `transact`: it commits with the change it tells of, or not at all. */
export async function announce<Name extends FactName>(tx: Context, name: Name, data: FactData<Name>) {
  await announceAll(tx, name, [data]);
}

/**
 * Announces the same thing about many at once, in one statement; `actorIds` says who did each. What is of no event has no
 * reactions: it is told for the trail.
 */
export async function announceAll<Name extends FactName>(
  tx: Context,
  name: Name,
  list: FactData<Name>[],
  actorIds?: number[],
) {
  if (!tx.inTransaction) throw new Error(`${name} announced outside a transaction`);
  if (list.length === 0) return;

  const now = tx.now().toISOString();
  const actorId = tx.actor.type === "user" ? tx.actor.userId : null;
  const rows = list.map((data, n) => ({
    id: tx.newId(),
    data: factSchemas[name].parse(data),
    actor: actorIds?.[n] ?? actorId,
    event: "eventId" in data ? data.eventId : null,
  }));
  await tx.db.execute(sql`
    insert into ${facts} (fact_id, name, data, actor_id, event_id, happened_at, handled_at, next_try_at)
    select id, ${name}, data, actor, event, ${now}::timestamptz, case when event is null then ${now}::timestamptz end, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}) as fact(id uuid, data jsonb, actor bigint, event uuid)`);
}

/** How often this has happened to an event so far. */
export async function countFacts(ctx: Context, eventId: string, name: FactName): Promise<number> {
  return ctx.db.$count(facts, and(eq(facts.eventId, eventId), eq(facts.name, name)));
}
