import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { events } from "@/db/schema/events";
import { broadcasts, deliveries } from "@/db/schema/notifications";
import { users } from "@/db/schema/users";
import { authorize } from "../access";
import type { Context } from "../context";
import { Refusal } from "../errors";
import { getEvent } from "../events/queries";
import { countAudience } from "./audience";
import {
  type Broadcast,
  type Delivery,
  type DeliveryStatus,
  type RecipientCount,
  Recipients,
} from "./schema";

/** How many an update to these would reach now. For the organizer: throws `not_organizer`, `not_found`. */
export async function countRecipients(
  ctx: Context,
  { eventId, to }: { eventId: string; to: Recipients },
): Promise<RecipientCount> {
  authorize(ctx, "event.message", { event: await getEvent(ctx, eventId) });
  return countAudience(ctx, { eventId, to, kind: "update" });
}

/** A broadcast's row, locked until commit, for its organizer. Throws `not_found`, `not_organizer`. */
export async function lockBroadcast(tx: Context, broadcastId: string) {
  const [row] = await tx.db
    .select({ broadcast: broadcasts, event: { organizerId: events.organizerId } })
    .from(broadcasts)
    .innerJoin(events, eq(events.id, broadcasts.eventId))
    .where(eq(broadcasts.id, broadcastId))
    .for("update", { of: broadcasts });
  if (!row) throw new Refusal("not_found");
  authorize(tx, "event.message", { event: row.event });
  return row.broadcast;
}

/** What became of a broadcast so far. For its organizer: throws `not_found`, `not_organizer`. */
export async function progressOf(ctx: Context, broadcastId: string): Promise<Broadcast> {
  const [broadcast] = await readBroadcasts(ctx, eq(broadcasts.id, broadcastId), 1);
  if (!broadcast) throw new Refusal("not_found");
  authorize(ctx, "event.message", { event: await getEvent(ctx, broadcast.eventId) });
  return broadcast;
}

type Page = { limit: number; after?: { id: string } | undefined };

/** An event's broadcasts, the newest first. For its organizer: throws `not_found`, `not_organizer`. */
export async function listBroadcasts(ctx: Context, eventId: string, { limit, after }: Page) {
  authorize(ctx, "event.message", { event: await getEvent(ctx, eventId) });
  const isOlder = after && sql`${broadcasts.id} < ${after.id}::uuid`;
  return readBroadcasts(ctx, and(eq(broadcasts.eventId, eventId), isOlder)!, limit);
}

/** Ids are made of the time, so they sort by it. */
async function readBroadcasts(ctx: Context, which: SQL, limit: number): Promise<Broadcast[]> {
  const rows = await ctx.db.select().from(broadcasts).where(which).orderBy(desc(broadcasts.id)).limit(limit);
  const counts = await countDeliveries(
    ctx,
    rows.map(({ id }) => id),
  );
  return Promise.all(
    rows.map(async ({ expandedAt, stoppedAt, ...row }) => {
      const recipients = Recipients.parse(row.recipients);
      const { queued = 0, sending = 0, ...done } = counts.get(row.id) ?? {};
      const { sent = 0, blocked = 0, failed = 0, skipped = 0, tapped = 0 } = done;
      const waiting = queued + sending;
      const isScheduled = expandedAt === null && row.sendAt > ctx.now();
      const state = stoppedAt
        ? "stopped"
        : isScheduled
          ? "scheduled"
          : expandedAt === null || waiting > 0
            ? "sending"
            : "sent";
      const people =
        expandedAt === null
          ? (await countAudience(ctx, { eventId: row.eventId, to: recipients, kind: "update" })).people
          : waiting + sent + blocked + failed;
      const { id, eventId, text, sendAt, createdAt } = row;
      const about = { id, eventId, text, recipients, sendAt, createdAt, state } as const;
      return { ...about, people, queued: waiting, sent, blocked, failed, skipped, tapped };
    }),
  );
}

type Counts = Partial<Record<DeliveryStatus | "tapped", number>>;

async function countDeliveries(ctx: Context, ids: string[]): Promise<Map<string, Counts>> {
  const counts = new Map<string, Counts>();
  if (ids.length === 0) return counts;

  const rows = await ctx.db
    .select({
      id: sql<string>`${deliveries.broadcastId}`,
      status: deliveries.status,
      letters: sql<number>`count(*)::int`,
      tapped: sql<number>`count(${deliveries.tappedAt})::int`,
    })
    .from(deliveries)
    .where(isAnyOf(deliveries.broadcastId, ids))
    .groupBy(deliveries.broadcastId, deliveries.status);
  for (const { id, status, letters, tapped } of rows) {
    const counted = counts.get(id) ?? {};
    counts.set(id, { ...counted, [status]: letters, tapped: (counted.tapped ?? 0) + tapped });
  }
  return counts;
}

type Deliveries = Page & {
  eventId: string;
  reminderId?: string | undefined;
  broadcastId?: string | undefined;
  status?: DeliveryStatus | undefined;
};

/** What an event has told attendees by itself or by its organizer. */
const toAttendees = ["reminder", "thanks", "update", "event.changed", "event.cancelled"];

/**
 * Who got what of an event's messages, in an order of its own that stays; `after` is the last one of the page before.
 * For the organizer: throws `not_found`, `not_organizer`.
 */
export async function listDeliveries(
  ctx: Context,
  { eventId, reminderId, broadcastId, status, limit, after }: Deliveries,
): Promise<Delivery[]> {
  authorize(ctx, "event.message", { event: await getEvent(ctx, eventId) });
  return ctx.db
    .select({
      id: deliveries.id,
      userId: deliveries.chatId,
      name: sql<string>`concat_ws(' ', ${users.firstName}, ${users.lastName})`,
      username: users.username,
      kind: deliveries.kind,
      status: deliveries.status,
      error: deliveries.error,
      attempts: deliveries.attempts,
      dueAt: deliveries.dueAt,
      sentAt: deliveries.sentAt,
      tappedAt: deliveries.tappedAt,
      createdAt: deliveries.createdAt,
    })
    .from(deliveries)
    .innerJoin(users, eq(users.id, deliveries.chatId))
    .where(
      and(
        eq(deliveries.eventId, eventId),
        isAnyOf(deliveries.kind, toAttendees),
        reminderId ? eq(deliveries.reminderId, reminderId) : undefined,
        broadcastId ? eq(deliveries.broadcastId, broadcastId) : undefined,
        status ? eq(deliveries.status, status) : undefined,
        after && sql`${deliveries.id} > ${after.id}::uuid`,
      ),
    )
    .orderBy(deliveries.id)
    .limit(limit);
}
