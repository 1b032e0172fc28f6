import { eq } from "drizzle-orm";
import { events } from "@/db/schema/events";
import type { Context } from "../context";
import { getEvent } from "../events/queries";
import { heldUpBy, isOnSale, methodsFor, saleOf, seatsLeft } from "../events/rules";
import { findRsvp } from "../rsvps/queries";
import { seeReturn } from "../rsvps/read-returns";
import { readStock } from "../rsvps/read-stock";
import { findAccount, heldSeats } from "./queries";

/** What can be had of an event and how it can be paid; a code shows what it unlocks, and its organizer sees all. Throws `not_found`. */
export async function seeOffer(ctx: Context, eventId: string, { promoCode }: { promoCode?: string } = {}) {
  const event = await getEvent(ctx, eventId);
  const { actor } = ctx;
  const [{ types, promos }, account, [policy], rsvp, back] = await Promise.all([
    readStock(ctx, eventId, promoCode ? [promoCode] : []),
    ctx.settings.seller === "organizer" ? findAccount(ctx, event.organizerId) : undefined,
    ctx.db.select({ refundPolicy: events.refundPolicy }).from(events).where(eq(events.id, eventId)),
    actor.type === "user" ? findRsvp(ctx, eventId, actor.userId) : undefined,
    actor.type === "user" ? seeReturn({ ...ctx, actor }, eventId) : null,
  ]);
  const promo = promoCode ? promos.get(promoCode) : undefined;
  const isUnlocked = (id: string) => promo?.ticketTypeIds?.includes(id) ?? false;
  const isOrganizer = actor.type === "user" && actor.userId === event.organizerId;
  const now = ctx.now();
  const held = rsvp ? await heldSeats(ctx, rsvp.rsvpId) : [];
  const [sold] = [...held, ...types.filter(({ priceMinor }) => priceMinor > 0)];
  const buyable = types.filter(({ id, isHidden }) => !isHidden || isUnlocked(id));
  const costs = buyable.some(({ priceMinor }) => priceMinor > 0);
  return {
    sale: saleOf(buyable, seatsLeft(event), now, costs ? heldUpBy(event, ctx.settings) : undefined).sale,
    ticketTypes: types
      .filter(({ id, isHidden }) => !isHidden || isUnlocked(id) || isOrganizer)
      .map((type) => ({
        ...type,
        left: Number.isFinite(type.left) ? type.left : null,
        isOnSale: isOnSale(type, now),
      })),
    methods: methodsFor(event, sold?.currency, ctx.settings, account?.chargesEnabled ?? false),
    refundPolicy: policy!.refundPolicy,
    fee: event.taxAndFees.fee,
    promo:
      promo && promo.left > 0
        ? { code: promo.code, kind: promo.kind, value: promo.value, ticketTypeIds: promo.ticketTypeIds }
        : null,
    held,
    back,
  };
}
