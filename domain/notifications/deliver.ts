import { and, asc, eq, inArray, lte, or, sql } from "drizzle-orm";
import { deliveries } from "@/db/schema/notifications";
import type { Context } from "../context";
import type { Outcome } from "../ports";
import { markBlocked } from "../users/reach";
import { type ClaimedDelivery, type Composed, composeLetters } from "./compose";
import { pauseChat } from "./pause";
import { rememberCard, retireStatus } from "./remember-card";

const leaseMs = 60_000;
const maxAttempts = 6;

type Scope = { chatId?: number; limit?: number };

/**
 * Sends up to `limit` letters that are due, to one chat or to all; what each says is checked and put
 * together at this moment. A row is leased while it is on its way: after a crash at most this batch is
 * sent twice, for the Bot API knows no idempotency key. Answers how many were claimed.
 */
export async function deliverDue(ctx: Context, { chatId, limit = 25 }: Scope = {}) {
  const claimed = await claimDue(ctx, { limit, ...(chatId === undefined ? {} : { chatId }) });
  const composed = await composeLetters(ctx, claimed);
  await Promise.all(composed.map((one) => deliverOne(ctx, one)));
  return claimed.length;
}

/** Takes due rows, and rows whose sender died, for this process alone. */
export async function claimDue(
  ctx: Context,
  { chatId, limit }: { chatId?: number; limit: number },
): Promise<ClaimedDelivery[]> {
  const now = ctx.now();
  const isDue = and(eq(deliveries.status, "queued"), lte(deliveries.dueAt, now));
  const isAbandoned = and(eq(deliveries.status, "sending"), lte(deliveries.leaseUntil, now));
  const isPaused = sql`exists (select from telegram_pauses pause where pause.chat_id in (0, ${deliveries.chatId}) and pause.until > ${now.toISOString()})`;
  const due = ctx.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        or(isDue, isAbandoned),
        chatId === undefined ? undefined : eq(deliveries.chatId, chatId),
        sql`not ${isPaused}`,
      ),
    )
    .orderBy(asc(deliveries.dueAt), asc(deliveries.id))
    .limit(limit)
    .for("update", { skipLocked: true });
  const claimed = await ctx.db
    .update(deliveries)
    .set({
      status: "sending",
      attempts: sql`${deliveries.attempts} + 1`,
      leaseUntil: new Date(now.getTime() + leaseMs),
      updatedAt: now,
    })
    .where(inArray(deliveries.id, due))
    .returning();
  return claimed.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1));
}

async function deliverOne(ctx: Context, { row, letter, skip }: Composed) {
  if (!letter) return finish(ctx, row, { status: "skipped", error: skip });

  const result = await ctx.ports.messenger.send(letter);
  if (result.outcome === "sent") {
    await finish(ctx, row, { status: "sent", messageId: result.messageId, sentAt: ctx.now(), error: null });
    return rememberIfLive(ctx, row, letter.reader.languageCode, result);
  }
  if (result.outcome === "blocked") await markBlocked(ctx, row.chatId);
  if (result.outcome === "wait") await pauseChat(ctx, row.chatId, result.seconds);
  return finish(ctx, row, afterFailure(ctx, row, result));
}

type Change = Partial<typeof deliveries.$inferInsert>;

function afterFailure(
  ctx: Context,
  row: ClaimedDelivery,
  result: Exclude<Outcome, { outcome: "sent" }>,
): Change {
  const later = (ms: number) => new Date(ctx.now().getTime() + ms);
  if (result.outcome === "blocked") return { status: "blocked", error: "blocked by the user" };
  if (result.outcome === "gone") return { status: "failed", error: result.error };
  if (result.outcome === "wait")
    return { status: "queued", attempts: row.attempts - 1, dueAt: later(result.seconds * 1000) };
  if (row.attempts >= maxAttempts) return { status: "failed", error: result.error };
  return { status: "queued", error: result.error, dueAt: later(5_000 * 2 ** (row.attempts - 1)) };
}

/** Only the holder of the lease writes the end: a row that was taken over meanwhile is left to its new holder. */
async function finish(ctx: Context, row: ClaimedDelivery, change: Change) {
  await ctx.db
    .update(deliveries)
    .set({ ...change, leaseUntil: null, updatedAt: ctx.now() })
    .where(
      and(eq(deliveries.id, row.id), eq(deliveries.status, "sending"), eq(deliveries.attempts, row.attempts)),
    );
}

const liveKinds: Record<string, "status" | "review"> = { "rsvp.status": "status", "verify.admin": "review" };

/** Some letters go on living: the running count of an event, and what waits for an administrator. */
async function rememberIfLive(
  ctx: Context,
  row: ClaimedDelivery,
  languageCode: string | null,
  { messageId, hasPhoto }: Extract<Outcome, { outcome: "sent" }>,
) {
  const kind = liveKinds[row.kind];
  if (!kind || !row.eventId) return;

  const address = { chatId: row.chatId, messageId };
  if (kind === "status") await retireStatus(ctx, row.eventId);
  await rememberCard(ctx, {
    kind,
    address,
    eventId: row.eventId,
    viewerId: row.chatId,
    languageCode,
    hasPhoto,
    renderedHash: null,
  });
}
