import { and, asc, desc, eq, gt, inArray, sql } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { promoCodes, tickets, ticketTypes } from "@/db/schema/tickets";
import { users } from "@/db/schema/users";
import { authorize } from "../access";
import type { Context, UserActor } from "../context";
import { Refusal } from "../errors";
import { refSql } from "../events/queries";
import type { EventDetails } from "../events/schema";
import { ticketNumber } from "./schema";

const shown = {
  id: tickets.id,
  status: tickets.status,
  version: tickets.codeVersion,
  holder: sql<string>`concat_ws(' ', ${users.firstName}, ${users.lastName})`,
  holderId: tickets.userId,
  type: ticketTypes.name,
  priceMinor: tickets.priceMinor,
  currency: ticketTypes.currency,
  guestNumber: tickets.guestNumber,
  usedAt: tickets.usedAt,
  /** The payment that the holder made for it. */
  paymentId: sql<
    string | null
  >`(select payment.payment_id from payment_lines line join payments payment using (payment_id)
    where line.ticket_id = ${tickets.id} and payment.user_id = ${tickets.userId} and payment.status = 'completed'
      and coalesce(payment.late, 'seated') = 'seated' order by payment.paid_at desc limit 1)`,
  organizerId: events.organizerId,
  event: {
    id: events.id,
    code: events.code,
    ref: refSql,
    title: events.title,
    startsAt: events.startsAt,
    endsAt: events.endsAt,
    timeZone: events.timeZone,
    location: events.location,
    status: events.status,
  },
};

const select = (ctx: Context) =>
  ctx.db
    .select(shown)
    .from(tickets)
    .innerJoin(events, eq(events.id, tickets.eventId))
    .innerJoin(ticketTypes, eq(ticketTypes.id, tickets.ticketTypeId))
    .innerJoin(users, eq(users.id, tickets.userId))
    .$dynamic();

type Row = Awaited<ReturnType<typeof select>>[number];

/** Its code is for the holder alone, and as long as it lets somebody in. */
function toTicket(ctx: Context, { version, organizerId: _, ...row }: Row) {
  const isHolders = ctx.actor.type === "user" && ctx.actor.userId === row.holderId;
  const isGood = row.status === "active" || row.status === "used";
  const signed = { ticketId: row.id, eventId: row.event.id, version };
  return {
    ...row,
    number: ticketNumber(row.id),
    code: isHolders && isGood ? ctx.ports.ticketCodes.sign(signed) : null,
  };
}

/** A ticket, for its holder and the organizer. Throws `not_found`. */
export async function seeTicket(ctx: Context, ticketId: string) {
  const [row] = await select(ctx).where(eq(tickets.id, ticketId));
  if (!row) throw new Refusal("not_found");
  authorize(ctx, "ticket.see", { event: { organizerId: row.organizerId }, userId: row.holderId });
  return toTicket(ctx, row);
}

/** A person's tickets that are or were good, the next event's first. Throws `not_yours`. */
export async function listTickets(
  ctx: Context,
  {
    userId,
    eventId,
    limit = 50,
    after,
  }: { userId: number; eventId?: string; limit?: number; after?: { at: Date; id: string } | undefined },
) {
  authorize(ctx, "user.read", { userId });
  const rows = await select(ctx)
    .where(
      and(
        eq(tickets.userId, userId),
        inArray(tickets.status, ["active", "used"]),
        eventId ? eq(tickets.eventId, eventId) : gt(events.endsAt, ctx.now()),
        after && sql`(${events.startsAt}, ${tickets.id}) > (${after.at.toISOString()}, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(events.startsAt), asc(tickets.id))
    .limit(limit);
  return rows.map((row) => toTicket(ctx, row));
}

/** An event's codes with how often each was used, the latest first. Throws `not_organizer`. */
export async function listPromos(ctx: Context<UserActor>, event: Pick<EventDetails, "id" | "organizerId">) {
  authorize(ctx, "promos.change", { event });
  return ctx.db
    .select({
      id: promoCodes.id,
      code: promoCodes.code,
      kind: promoCodes.kind,
      value: promoCodes.value,
      ticketTypeIds: promoCodes.ticketTypeIds,
      maxUses: promoCodes.maxUses,
      validFrom: promoCodes.validFrom,
      validUntil: promoCodes.validUntil,
      uses: sql<number>`(select count(*) from tickets used where used.promo_code_id = promo_codes.promo_code_id and used.status <> 'cancelled')`.mapWith(
        Number,
      ),
    })
    .from(promoCodes)
    .where(eq(promoCodes.eventId, event.id))
    .orderBy(desc(promoCodes.createdAt));
}
