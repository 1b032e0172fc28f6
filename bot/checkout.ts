import { Refusal } from "@/domain/errors";
import { getEvent } from "@/domain/events/queries";
import type { EventDetails } from "@/domain/events/schema";
import { rates, spend } from "@/domain/limits";
import { deliverDue } from "@/domain/notifications/deliver";
import { seeOffer } from "@/domain/payments/see-offer";
import { standingOf } from "@/domain/rsvps/queries";
import { rsvp } from "@/domain/rsvps/rsvp";
import type { HeldSeats } from "@/messages/catalog";
import { show } from "./answer";
import { showCard } from "./cards";
import type { BotContext } from "./context";
import { sendInvoice } from "./invoices";

type Offer = Awaited<ReturnType<typeof seeOffer>>;
/** `tail` is the end of the wanted type's id, as buttons carry it. */
type Wish = { promoCode?: string | undefined; tail?: string };

/** The last of a ticket type's id tells it from the few others of its event. */
const isNamed = (tail: string, { id }: { id: string }) => id.endsWith(tail);

/**
 * Takes the reader one step on to a ticket: which type, then how to pay for the seat that is held from then on.
 * People who hold seats already are asked how to pay for those. Throws what `rsvp` throws, `method_not_offered`
 * where money is asked for that nobody can take, and `rate_limited` after too many codes.
 */
export async function buy(ctx: BotContext, event: EventDetails, { promoCode, tail }: Wish = {}) {
  ctx.subject = { eventId: event.id, code: event.code, timeZone: event.timeZone };
  // Nobody finds codes by trying.
  if (promoCode !== undefined) await spend(ctx.as, `search:${ctx.user.id}`, rates.search);
  const offer = await seeOffer(ctx.as, event.id, promoCode === undefined ? {} : { promoCode });
  if (offer.held.length > 0) return askHowToPay(ctx, event, offer);
  await refuseIfIn(ctx, event);
  if (promoCode !== undefined && offer.promo === null) throw new Refusal("promo_gone");
  if (offer.methods.length === 0) throw new Refusal("method_not_offered");

  const { sale } = offer;
  if (sale.state === "soon") throw new Refusal("not_on_sale", { name: sale.kind, from: sale.from });
  if (sale.state === "review") throw new Refusal("awaits_approval");
  if (sale.state === "over") throw new Refusal("not_on_sale", { name: null, from: null });

  const chosen = choose(offer, tail);
  if (!chosen)
    return show(ctx, ctx.words.payments.type(ctx.reading, event, { types: onSale(offer), promoCode }));
  await take(ctx, event, [{ ticketTypeId: chosen.id, quantity: 1 }], promoCode);
}

/** Those who go or wait already are told so before they choose anything. */
async function refuseIfIn(ctx: BotContext, event: EventDetails) {
  const standing = await standingOf(ctx.as, event.id, ctx.user.id);
  if (standing.status === "confirmed") throw new Refusal("already_going");
  if (standing.status === "waitlisted") throw new Refusal("already_waiting", { position: standing.position });
}

const onSale = ({ ticketTypes }: Offer) => ticketTypes.filter((type) => type.isOnSale);

/** The type that is wanted, or the only one that can be had; undefined where there is a choice. */
function choose(offer: Offer, tail: string | undefined) {
  if (tail !== undefined) {
    const wanted = offer.ticketTypes.find((type) => isNamed(tail, type));
    if (!wanted) throw new Refusal("stale_button");
    return wanted;
  }
  const open = onSale(offer).filter(({ left }) => left !== 0);
  if (open.length > 1) return undefined;
  // With nothing left one waits, whatever the type.
  const [only] = [...open, ...onSale(offer)];
  if (!only) throw new Refusal("not_found");
  return only;
}

type Line = { ticketTypeId: string; quantity: number };

async function take(ctx: BotContext, event: EventDetails, lines: Line[], promoCode: string | undefined) {
  const { status } = await rsvp(ctx.as, { eventId: event.id, lines, ...(promoCode ? { promoCode } : {}) });
  if (status === "pending") return showCheckout(ctx, event);
  await showCard(ctx, await getEvent(ctx.as, event.id));
  await deliverDue(ctx.as, { chatId: ctx.user.id });
}

/** How to pay for the seats that the reader holds. Throws `checkout_gone`. */
export async function showCheckout(ctx: BotContext, event: EventDetails) {
  const offer = await seeOffer(ctx.as, event.id);
  if (offer.held.length === 0) throw new Refusal("checkout_gone");
  await askHowToPay(ctx, event, offer);
}

/** Where Stars are the only way, their invoice comes at once. */
async function askHowToPay(ctx: BotContext, event: EventDetails, offer: Offer) {
  const held = heldOf(event, offer);
  if (held.methods.join() === "stars") return sendInvoice(ctx, held, "stars");
  await show(ctx, ctx.words.payments.choose(ctx.reading, held));
}

const heldOf = (event: EventDetails, { held, methods }: Offer): HeldSeats => ({
  event,
  seats: held,
  methods,
});

/** The seats that the reader holds for an event until they are paid. Throws `checkout_gone`. */
export async function findHeld(ctx: BotContext, eventId: string): Promise<HeldSeats> {
  const [event, offer] = await Promise.all([getEvent(ctx.as, eventId), seeOffer(ctx.as, eventId)]);
  if (offer.held.length === 0) throw new Refusal("checkout_gone");
  return heldOf(event, offer);
}

/** The way from where many people see it into the private chat, where tickets are bought. */
export const buyLink = ({ reading }: BotContext, { ref }: Pick<EventDetails, "ref">) =>
  `https://t.me/${reading.botUsername}?start=b_${ref}`;
