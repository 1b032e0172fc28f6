import { and, eq, gt, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { refuseDeclined, refuseIfClosed } from "../events/rules";
import { announce, announceAll } from "../facts";
import { queueLetters } from "../queue-letters";
import { termsOfToday } from "./activate";
import { freeSeats } from "./cancel";
import { offerFreeSeats } from "./offer";
import { findRsvp } from "./queries";
import { isSold } from "./quote";
import { readStock } from "./read-stock";
import { type Current, holdDeadline } from "./rules";
import type { Seated } from "./seat";

/**
 * Says yes to an open offer: the held seats become the person's own, or wait for their money a little longer
 * (`pending`) when they cost some. Throws `offer_gone`, `not_approved`, `cancelled`, `past`, `started`. */
export async function acceptOffer(ctx: Context<UserActor>, eventId: string): Promise<Seated> {
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    refuseIfClosed(event, tx.now());

    const offer = await openOffer(tx, eventId);
    if (isSold((await readStock(tx, eventId)).types)) refuseDeclined(event, tx.settings);
    const confirmed = await confirmOffers(tx, eventId, [offer]);
    return confirmed.get(offer.userId)!;
  });
}

/** Passes an offered seat on to the next in line. Throws `offer_gone`. */
export async function declineOffer(ctx: Context<UserActor>, eventId: string) {
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    const offer = await openOffer(tx, eventId);

    await freeSeats(tx, [offer.rsvpId]);
    await announce(tx, "offer/declined", { rsvpId: offer.rsvpId, eventId, userId: offer.userId });
    await offerFreeSeats(tx, event);
  });
}

/** Turns offered seats into the people's own, or into seats to be paid; the caller knows that the offers are open. */
export async function confirmOffers(
  tx: Context,
  eventId: string,
  offers: Current[],
): Promise<Map<number, Seated>> {
  if (offers.length === 0) return new Map();

  const now = tx.now();
  const unpaid = await awaitMoney(tx, offers);
  const ids = offers.map(({ rsvpId }) => rsvpId).filter((rsvpId) => !unpaid.has(rsvpId));
  await tx.db
    .update(tickets)
    .set({ status: "active", holdKind: null, holdExpiresAt: null, updatedAt: now })
    .where(and(isAnyOf(tickets.rsvpId, ids), eq(tickets.status, "held")));
  const confirmed = await tx.db
    .update(rsvps)
    .set({ status: "confirmed", updatedAt: now })
    .where(isAnyOf(rsvps.id, ids))
    .returning({
      rsvpId: rsvps.id,
      userId: rsvps.userId,
      partySize: rsvps.partySize,
      queueNumber: rsvps.queueNumber,
    });
  await announceAll(
    tx,
    "rsvp/confirmed",
    confirmed.map(({ rsvpId, userId, partySize }) => ({ rsvpId, eventId, userId, partySize })),
    confirmed.map(({ userId }) => userId),
  );
  await queueLetters(
    tx,
    confirmed.map(({ rsvpId, userId, partySize, queueNumber }) => ({
      kind: "rsvp.confirmed",
      dedupeKey: `rsvp.confirmed:${rsvpId}:${queueNumber}`,
      chatId: userId,
      eventId,
      payload: { partySize },
    })),
  );
  const waiting = offers.filter(({ rsvpId }) => unpaid.has(rsvpId));
  return new Map<number, Seated>([
    ...confirmed.map((row) => [row.userId, { ...row, status: "confirmed" }] as const),
    ...waiting.map((row) => [row.userId, { ...row, status: "pending" }] as const),
  ]);
}

/** Seats that cost something are held for paying from now on, no shorter than they were offered. Answers whose they are. */
async function awaitMoney(tx: Context, offers: Current[]): Promise<Set<string>> {
  const ids = offers.map(({ rsvpId }) => rsvpId);
  const priced = await tx.db
    .selectDistinct({ rsvpId: tickets.rsvpId })
    .from(tickets)
    .where(and(isAnyOf(tickets.rsvpId, ids), eq(tickets.status, "held"), gt(tickets.priceMinor, 0)));
  const unpaid = new Set(priced.map(({ rsvpId }) => rsvpId));
  if (unpaid.size === 0) return unpaid;

  const until = holdDeadline(tx.now()).toISOString();
  await tx.db
    .update(tickets)
    .set({
      holdKind: "checkout",
      heldSince: tx.now(),
      holdExpiresAt: sql`greatest(${tickets.holdExpiresAt}, ${until}::timestamptz)`,
      updatedAt: tx.now(),
    })
    .where(and(isAnyOf(tickets.rsvpId, unpaid), eq(tickets.status, "held")));
  await tx.db.update(rsvps).set(termsOfToday).where(isAnyOf(rsvps.id, unpaid));
  return unpaid;
}

async function openOffer(tx: Context<UserActor>, eventId: string): Promise<Current> {
  const current = await findRsvp(tx, eventId, tx.actor.userId);
  if (current?.status !== "pending") throw new Refusal("offer_gone");

  const [held] = await tx.db
    .select({ id: tickets.id })
    .from(tickets)
    .where(
      and(
        eq(tickets.rsvpId, current.rsvpId),
        eq(tickets.status, "held"),
        eq(tickets.holdKind, "offer"),
        gt(tickets.holdExpiresAt, tx.now()),
      ),
    )
    .limit(1);
  if (!held) throw new Refusal("offer_gone");
  return { ...current, holdKind: "offer" };
}
