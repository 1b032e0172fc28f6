import { and, eq, gt, inArray } from "drizzle-orm";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { refuseIfClosed } from "../events/rules";
import { announce, announceAll } from "../facts";
import { queueLetters } from "../queue-letters";
import { freeSeats } from "./cancel";
import { offerFreeSeats } from "./offer";
import { findRsvp } from "./queries";
import type { Current } from "./rules";
import type { Seated } from "./seat";

/** Says yes to an open offer: the held seats become the person's own. Throws `offer_gone`, `cancelled`, `past`, `started`. */
export async function acceptOffer(ctx: Context<UserActor>, eventId: string): Promise<Seated> {
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    refuseIfClosed(event, tx.now());

    const offer = await openOffer(tx, eventId);
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

/** Turns held seats into the people's own; the caller knows that the offers are open. */
export async function confirmOffers(
  tx: Context,
  eventId: string,
  offers: Current[],
): Promise<Map<number, Seated>> {
  if (offers.length === 0) return new Map();

  const now = tx.now();
  const ids = offers.map(({ rsvpId }) => rsvpId);
  await tx.db
    .update(tickets)
    .set({ status: "active", holdKind: null, holdExpiresAt: null, updatedAt: now })
    .where(and(inArray(tickets.rsvpId, ids), eq(tickets.status, "held")));
  const confirmed = await tx.db
    .update(rsvps)
    .set({ status: "confirmed", updatedAt: now })
    .where(inArray(rsvps.id, ids))
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
  return new Map(confirmed.map((row) => [row.userId, { ...row, status: "confirmed" }]));
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
        gt(tickets.holdExpiresAt, tx.now()),
      ),
    )
    .limit(1);
  if (!held) throw new Refusal("offer_gone");
  return current;
}
