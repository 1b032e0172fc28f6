import { eq } from "drizzle-orm";
import { tickets } from "@/db/schema/tickets";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { refuseIfEnded, refuseIfSuspended } from "../events/rules";
import { announce } from "../facts";
import { findBlocked } from "../rsvps/block-guest";

type Ticket = typeof tickets.$inferSelect;

/** A word for a link by which somebody else may take over a ticket, until it is taken. Throws `ticket_gone`, `ticket_used`, `not_yours`, `event_suspended`, `cancelled`, `past`. */
export async function offerTransfer(ctx: Context<UserActor>, ticketId: string): Promise<{ token: string }> {
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, eq(tickets.id, ticketId));
    authorize(tx, "ticket.transfer", { userId: ticket.userId });
    const token =
      ticket.claimToken ?? tx.newId().replaceAll("-", "") + tx.newId().replaceAll("-", "").slice(-16);
    await tx.db
      .update(tickets)
      .set({ claimToken: token, updatedAt: tx.now() })
      .where(eq(tickets.id, ticketId));
    return { token };
  });
}

/** Takes back what `offerTransfer` gave: its link lets nobody take the ticket over. Throws what it throws. */
export async function withdrawTransfer(ctx: Context<UserActor>, ticketId: string) {
  await transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, eq(tickets.id, ticketId));
    authorize(tx, "ticket.transfer", { userId: ticket.userId });
    await tx.db
      .update(tickets)
      .set({ claimToken: null, updatedAt: tx.now() })
      .where(eq(tickets.id, ticketId));
  });
}

/**
 * Takes over the ticket that a link names: it is the acting person's from now on, under a new code, and the old code
 * lets nobody in. Answers the ticket's id. Throws `kept_out`, `ticket_gone`, `ticket_used`, `event_suspended`, `cancelled`, `past`.
 */
export async function claimTicket(ctx: Context<UserActor>, token: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, eq(tickets.claimToken, token));
    const { userId } = tx.actor;
    if (ticket.userId === userId) return ticket.id;
    if ((await findBlocked(tx, ticket.eventId, [userId])).size > 0) throw new Refusal("kept_out");
    await tx.db
      .update(tickets)
      .set({ userId, claimToken: null, codeVersion: ticket.codeVersion + 1, updatedAt: tx.now() })
      .where(eq(tickets.id, ticket.id));
    await announce(tx, "ticket/transferred", {
      ticketId: ticket.id,
      rsvpId: ticket.rsvpId,
      eventId: ticket.eventId,
      userId,
      fromUserId: ticket.userId,
    });
    return ticket.id;
  });
}

/** A good ticket under its event's lock. */
async function lockTicket(tx: Context, where: ReturnType<typeof eq>): Promise<Ticket> {
  const [found] = await tx.db.select({ eventId: tickets.eventId }).from(tickets).where(where);
  if (!found) throw new Refusal("ticket_gone");
  const event = await lockEvent(tx, found.eventId);
  refuseIfSuspended(event);
  refuseIfEnded(event, tx.now());
  const [ticket] = await tx.db.select().from(tickets).where(where).for("update");
  if (!ticket || ticket.status === "cancelled" || ticket.status === "held") throw new Refusal("ticket_gone");
  if (ticket.status === "used") throw new Refusal("ticket_used");
  return ticket;
}
