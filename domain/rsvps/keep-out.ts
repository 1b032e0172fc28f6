import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { rsvpBlocks as blocks, rsvps } from "@/db/schema/rsvps";
import { tickets } from "@/db/schema/tickets";
import { authorize } from "../access";
import { type Context, transact } from "../context";
import { Refusal } from "../errors";
import { lockEvent } from "../events/queries";
import { refuseIfEnded } from "../events/rules";
import { withdrawInvitation } from "../events/withdraw-invitation";
import { announce } from "../facts";
import { queueLetters } from "../queue-letters";
import { cancelRsvp } from "./cancel";
import { findRsvp, isGuest, type Pair } from "./queries";

/**
 * From now on this guest comes into the event by no way, whether they have a seat, had one, or hold a friend's ticket.
 * Their seats are given back as `cancelRsvp` does it. The organizers themselves only give their seats up. Throws
 * `not_organizer`, `not_going` for who is no guest, `cancelled`, `past`.
 */
export async function keepOut(ctx: Context, pair: Pair) {
  await transact(ctx, async (tx) => {
    const event = await lockEvent(tx, pair.eventId);
    authorize(tx, "rsvp.block", { event });
    if (pair.userId === event.organizerId) return void (await cancelRsvp(tx, pair));
    refuseIfEnded(event, tx.now());
    if (!(await isGuest(tx, pair))) throw new Refusal("not_going");

    await withdrawInvitation(tx, pair);
    const [blocked] = await tx.db
      .insert(blocks)
      .values({ ...pair, createdAt: tx.now() })
      .onConflictDoNothing()
      .returning();
    if (blocked) await announce(tx, "rsvp/kept-out", pair);
    const taken = await giveTicketsBack(tx, pair);
    const rsvp = await findRsvp(tx, pair.eventId, pair.userId);
    if (rsvp && rsvp.status !== "cancelled") await cancelRsvp(tx, pair);
    else if (taken) await tellRemoved(tx, pair, taken);
  });
}

/** What was passed on to somebody is its buyer's again, under a new code. Answers one of those tickets. */
async function giveTicketsBack(tx: Context, { eventId, userId }: Pair) {
  const returned = await tx.db
    .update(tickets)
    .set({
      userId: rsvps.userId,
      claimToken: null,
      codeVersion: sql`${tickets.codeVersion} + 1`,
      updatedAt: tx.now(),
    })
    .from(rsvps)
    .where(
      and(
        eq(rsvps.id, tickets.rsvpId),
        eq(tickets.eventId, eventId),
        eq(tickets.userId, userId),
        ne(rsvps.userId, userId),
        inArray(tickets.status, ["active", "used"]),
      ),
    )
    .returning({
      ticketId: tickets.id,
      rsvpId: tickets.rsvpId,
      userId: rsvps.userId,
      codeVersion: tickets.codeVersion,
    });
  for (const { ticketId, rsvpId, userId: buyerId } of returned)
    await announce(tx, "ticket/transferred", {
      ticketId,
      rsvpId,
      eventId,
      userId: buyerId,
      fromUserId: userId,
    });
  return returned[0];
}

type Taken = { ticketId: string; codeVersion: number };

/** Somebody who had a friend's ticket and no seat of their own. */
async function tellRemoved(tx: Context, { eventId, userId }: Pair, { ticketId, codeVersion }: Taken) {
  await queueLetters(tx, [
    {
      kind: "rsvp.removed",
      dedupeKey: `rsvp.removed:${ticketId}:${codeVersion}`,
      chatId: userId,
      eventId,
      payload: { note: null, hadSeats: false },
    },
  ]);
}
