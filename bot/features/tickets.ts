import { Refusal } from "@/domain/errors";
import { getEvent } from "@/domain/events/queries";
import { listTickets, seeTicket } from "@/domain/tickets/queries";
import { claimTicket, offerTransfer, withdrawTransfer } from "@/domain/tickets/transfer";
import { reply, show } from "../answer";
import type { BotContext } from "../context";
import type { Taps } from "../taps";

export const ticketTaps = {
  tickets: async (ctx, { id }) => showTickets(ctx, id),
  ticket: async (ctx, { id }) => sendTicket(ctx, id),
  "ticket.transfer": async (ctx, { id }) => {
    const { event } = await seeTicket(ctx.as, id);
    const { token } = await offerTransfer(ctx.as, id);
    const shown = await getEvent(ctx.as, event.id);
    await reply(ctx, ctx.words.tickets.transfer(ctx.reading, shown, { ticketId: id, token }));
  },
  "ticket.keep": async (ctx, { id }) => {
    const { event } = await seeTicket(ctx.as, id);
    await withdrawTransfer(ctx.as, id);
    await show(ctx, ctx.words.tickets.kept(ctx.reading, await getEvent(ctx.as, event.id), { id }));
  },
} satisfies Partial<Taps>;

/** A ticket with its code, as a photo below all that is in the chat. Throws `not_found`, `ticket_gone`. */
async function sendTicket(ctx: BotContext, ticketId: string) {
  const ticket = await seeTicket(ctx.as, ticketId);
  if (ticket.status === "cancelled" || ticket.status === "held") throw new Refusal("ticket_gone");
  await reply(ctx, ctx.words.tickets.ticket(ctx.reading, await getEvent(ctx.as, ticket.event.id), ticket));
}

/** The reader's only ticket for an event, or the list of several. */
export async function showTickets(ctx: BotContext, eventId: string) {
  const tickets = await listTickets(ctx.as, { userId: ctx.user.id, eventId });
  const [only, ...others] = tickets;
  if (only && others.length === 0) return sendTicket(ctx, only.id);
  return reply(ctx, ctx.words.tickets.list(ctx.reading, await getEvent(ctx.as, eventId), tickets));
}

/** Takes over the ticket that a link names. Throws what `claimTicket` throws. */
export const claimByLink = async (ctx: BotContext, token: string) =>
  sendTicket(ctx, await claimTicket(ctx.as, token));
