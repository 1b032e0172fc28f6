import { and, eq, inArray, not } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { rsvps } from "@/db/schema/rsvps";
import { users } from "@/db/schema/users";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { announce, announceAll } from "../facts";
import { lockUser } from "../users/queries";

/**
 * An administrator keeps a person out, and takes all their events down while it lasts: they are signed out everywhere,
 * can pay for nothing and are offered no seat, and nothing but the support answers them. Throws `not_admin`, `is_admin`, `not_found`.
 */
export async function suspendHost(
  ctx: Context<UserActor>,
  { userId, reason }: { userId: number; reason: string },
) {
  await transact(ctx, async (tx) => {
    authorize(tx, "user.suspend", {});
    if (tx.settings.adminIds.includes(userId)) throw new Refusal("is_admin");
    const user = await lockUser(tx, userId);
    const now = tx.now();
    await tx.db
      .update(users)
      .set({
        suspendedAt: user.suspendedAt ?? now,
        suspendReason: reason,
        sessionsEndedAt: now,
        updatedAt: now,
      })
      .where(eq(users.id, userId));
    await announce(tx, "user/suspended", { userId, adminId: tx.actor.userId, reason });
    await announceAll(tx, "host/suspended", await markEvents(tx, userId, true));
    await announceAll(tx, "guest/suspended", await listHopes(tx, userId));
  });
}

/** Lifts it again; what was suspended of itself stays so. Throws `not_admin`, `not_found`, `stale_button` when it is lifted already. */
export async function restoreHost(ctx: Context<UserActor>, userId: number) {
  await transact(ctx, async (tx) => {
    authorize(tx, "user.restore", {});
    const user = await lockUser(tx, userId);
    if (user.suspendedAt === null) throw new Refusal("stale_button");
    await tx.db
      .update(users)
      .set({ suspendedAt: null, suspendReason: null, updatedAt: tx.now() })
      .where(eq(users.id, userId));
    await announce(tx, "user/restored", { userId, adminId: tx.actor.userId });
    await announceAll(tx, "host/restored", await markEvents(tx, userId, false));
    await announceAll(tx, "guest/restored", await listHopes(tx, userId));
  });
}

/** Where they have begun to pay, or wait. */
const listHopes = (tx: Context, userId: number) =>
  tx.db
    .select({ eventId: rsvps.eventId, userId: rsvps.userId })
    .from(rsvps)
    .where(and(eq(rsvps.userId, userId), inArray(rsvps.status, ["pending", "waitlisted"])));

/** The caller holds the lock on their organizer, whom `publishEvent` locks too. */
const markEvents = (tx: Context, organizerId: number, isHostSuspended: boolean) =>
  tx.db
    .update(events)
    .set({ isHostSuspended })
    .where(
      and(
        eq(events.organizerId, organizerId),
        isHostSuspended ? not(events.isHostSuspended) : events.isHostSuspended,
      ),
    )
    .returning({ eventId: events.id });
