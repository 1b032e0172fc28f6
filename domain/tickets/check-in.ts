import { and, eq } from "drizzle-orm";
import { tickets } from "@/db/schema/tickets";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { announce } from "../facts";
import { seeTicket } from "./queries";

/**
 * Lets somebody in by the code of their ticket, once. Throws `not_organizer`, `ticket_used` when somebody is in with
 * it already, `ticket_gone` for a code that is not ours, of another event, given back, or passed on to somebody else.
 */
export async function checkIn(ctx: Context<UserActor>, { eventId, code }: { eventId: string; code: string }) {
  const signed = ctx.ports.ticketCodes.verify(code);
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    authorize(tx, "ticket.check", { event });
    if (signed?.eventId !== eventId) throw new Refusal("ticket_gone");

    const mine = and(eq(tickets.id, signed.ticketId), eq(tickets.codeVersion, signed.version));
    const [used] = await tx.db
      .update(tickets)
      .set({ status: "used", usedAt: tx.now(), usedBy: tx.actor.userId, updatedAt: tx.now() })
      .where(and(mine, eq(tickets.status, "active")))
      .returning();
    if (!used) {
      const [ticket] = await tx.db.select({ status: tickets.status }).from(tickets).where(mine);
      throw new Refusal(ticket?.status === "used" ? "ticket_used" : "ticket_gone");
    }
    const { id: ticketId, rsvpId, userId } = used;
    await announce(tx, "ticket/used", { ticketId, rsvpId, eventId, userId });
    return seeTicket(tx, ticketId);
  });
}

/** Somebody was let in by mistake: their ticket is good again. Throws `not_organizer`, `ticket_gone`. */
export async function undoCheckIn(
  ctx: Context<UserActor>,
  { eventId, ticketId }: { eventId: string; ticketId: string },
) {
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    authorize(tx, "ticket.check", { event });
    const [undone] = await tx.db
      .update(tickets)
      .set({ status: "active", usedAt: null, usedBy: null, updatedAt: tx.now() })
      .where(and(eq(tickets.id, ticketId), eq(tickets.eventId, eventId), eq(tickets.status, "used")))
      .returning();
    if (!undone) throw new Refusal("ticket_gone");
    const { rsvpId, userId } = undone;
    await announce(tx, "ticket/unused", { ticketId, rsvpId, eventId, userId });
    return seeTicket(tx, ticketId);
  });
}
