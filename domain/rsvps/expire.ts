import { and, eq, lte } from "drizzle-orm";
import { rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { type Context, transact } from "../context";
import { lockEvent } from "../events/queries";
import { isOpen } from "../events/rules";
import { announceAll } from "../facts";
import { queueLetters } from "../queue-letters";
import { freeSeats } from "./cancel";
import { offerFreeSeats } from "./offer";

/** Passes on every offer that nobody answered in time. Answers how many events had one. */
export async function expireOffers(ctx: Context) {
  const due = await ctx.db
    .selectDistinct({ eventId: tickets.eventId })
    .from(tickets)
    .where(
      and(eq(tickets.status, "held"), eq(tickets.holdKind, "offer"), lte(tickets.holdExpiresAt, ctx.now())),
    )
    .limit(100);
  for (const { eventId } of due) {
    await transact(ctx, async (tx) => {
      const event = await lockEvent(tx, eventId);
      await releaseExpiredOffers(tx, event);
      await offerFreeSeats(tx, event);
    });
  }
  return due.length;
}

/** Gives back the seats of one event's unanswered offers, of a thousand people at most. The caller holds the event's lock. Answers how many people lost theirs. */
export async function releaseExpiredOffers(
  tx: Context,
  event: Parameters<typeof isOpen>[0] & { id: string },
): Promise<number> {
  const expired = await tx.db
    .selectDistinct({
      rsvpId: rsvps.id,
      userId: rsvps.userId,
      queueNumber: rsvps.queueNumber,
      expiredAt: tickets.holdExpiresAt,
    })
    .from(tickets)
    .innerJoin(rsvps, eq(rsvps.id, tickets.rsvpId))
    .where(
      and(
        eq(tickets.eventId, event.id),
        eq(tickets.status, "held"),
        eq(tickets.holdKind, "offer"),
        lte(tickets.holdExpiresAt, tx.now()),
      ),
    )
    .limit(1000);
  if (expired.length === 0) return 0;

  await freeSeats(
    tx,
    expired.map(({ rsvpId }) => rsvpId),
  );
  const told = expired.map(({ rsvpId, userId, expiredAt }) => ({
    rsvpId,
    userId,
    eventId: event.id,
    expiredAt: (expiredAt ?? tx.now()).toISOString(),
  }));
  await announceAll(tx, "offer/expired", told);
  if (isOpen(event, tx.now())) {
    await queueLetters(
      tx,
      expired.map(({ rsvpId, userId, queueNumber }, n) => ({
        kind: "offer.expired",
        dedupeKey: `offer.expired:${rsvpId}:${queueNumber}`,
        chatId: userId,
        eventId: event.id,
        payload: { expiredAt: told[n]!.expiredAt },
      })),
    );
  }
  return expired.length;
}
