import { and, isNotNull } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { broadcasts } from "@/db/schema/notifications";
import type { Context } from "../context";
import { createInFlight, type InFlight } from "../in-flight";
import type { Letter } from "../letters";
import type { Outcome, Turn } from "../ports";
import { markBlocked } from "../users/reach";
import { claimDue } from "./claim";
import { type Composed, composeLetters } from "./compose";
import { type End, finish } from "./finish";
import { nextLook } from "./follow-broadcast";
import type { ClaimedDelivery } from "./letter-world";
import { takeSlots, turnAt } from "./pace";
import { pauseChat } from "./pause";
import { rememberCard, retireStatus } from "./remember-card";
import { stopped } from "./stop-broadcast";

const maxAttempts = 6;
/** Whoever wrote to us waits for no more than this: the background tells them later. */
const patienceMs = 2_000;

type Scope = { chatId?: number; limit?: number };

/**
 * Sends up to `limit` letters that are due, to one chat or to all; what each says is checked and put
 * together at this moment. A row is leased while it is on its way: after a crash at most this batch is
 * sent twice, for the Bot API knows no idempotency key. Answers how many were claimed.
 */
export async function deliverDue(ctx: Context, { chatId, limit = 25 }: Scope = {}) {
  const underWay = createInFlight(limit);
  const claimed = await startDeliveries(ctx, underWay, chatId);
  await underWay.downTo(0);
  return claimed;
}

/**
 * Claims as many letters as there is room for, and has them sent at their slots meanwhile. Those of one chat, which
 * somebody waits for, are left to the background when their turn would be long in coming. Answers how many were claimed.
 */
export async function startDeliveries(ctx: Context, underWay: InFlight, chatId?: number) {
  const rows = await claimDue(ctx, { limit: underWay.free(), chatId });
  const composed = await composeEach(ctx, rows);
  const letters = composed.filter(({ letter }) => letter);
  const slots = await takeSlots(ctx, letters.length, chatId === undefined ? undefined : patienceMs);
  const isTooFar = slots.length < letters.length;
  // What has left is marked first: whoever dies now repeats no more than one batch.
  await underWay.written();
  for (const one of composed) {
    if (one.letter && !isTooFar)
      underWay.add(send(ctx, one.letter, turnAt(ctx, slots.shift())), (result) =>
        settle(ctx, one.row, one.letter, result),
      );
    else underWay.add(finish(ctx, one.row, endWithoutSending(one)));
  }
  if (isTooFar) ctx.poke();
  return rows.length;
}

/** It is left out, or waits; else its turn is too far off, and it goes back as it was. */
function endWithoutSending({ row, skip, until }: Composed): End {
  if (skip !== undefined) return { status: "skipped", error: skip };
  return { status: "queued", dueAt: until ?? row.dueAt, error: until ? null : row.error, isFree: true };
}

/** One that cannot be put together holds up no other. */
async function composeEach(ctx: Context, rows: ClaimedDelivery[]): Promise<Composed[]> {
  const isStopped = await findStopped(ctx, rows);
  const going = rows.filter((row) => !isStopped(row));
  const skipped = rows.filter(isStopped).map((row) => ({ row, skip: stopped }));
  try {
    return [...(await composeLetters(ctx, going)), ...skipped];
  } catch (error) {
    if (going.length > 1) {
      const each = await Promise.all(going.map((row) => composeEach(ctx, [row])));
      return [...each.flat(), ...skipped];
    }
    for (const row of going) await finish(ctx, row, afterFault(ctx, row, error));
    return skipped;
  }
}

/** What was on its way when its broadcast was stopped, and comes back to be tried again. */
async function findStopped(ctx: Context, rows: ClaimedDelivery[]) {
  const ids = [...new Set(rows.flatMap(({ broadcastId }) => broadcastId ?? []))];
  const found =
    ids.length === 0
      ? []
      : await ctx.db
          .select({ id: broadcasts.id })
          .from(broadcasts)
          .where(and(isAnyOf(broadcasts.id, ids), isNotNull(broadcasts.stoppedAt)));
  return ({ broadcastId }: ClaimedDelivery) => found.some(({ id }) => id === broadcastId);
}

async function settle(ctx: Context, row: ClaimedDelivery, letter: Letter, result: Sent) {
  if ("fault" in result) return finish(ctx, row, afterFault(ctx, row, result.fault));
  if (result.outcome !== "sent") return finish(ctx, row, await afterFailure(ctx, row, result));
  const dueAt = nextLook(ctx, letter);
  if (dueAt) return finish(ctx, row, { status: "queued", dueAt, error: null, isFree: true });
  await finish(ctx, row, { status: "sent", messageId: result.messageId });
  await rememberIfLive(ctx, row, letter.reader.languageCode, result);
}

type Sent = Outcome | { fault: unknown };

async function send(ctx: Context, letter: Letter, turn: Turn): Promise<Sent> {
  try {
    return await ctx.ports.messenger.send(letter, turn);
  } catch (fault) {
    return { fault };
  }
}

async function afterFailure(
  ctx: Context,
  row: ClaimedDelivery,
  result: Exclude<Outcome, { outcome: "sent" }>,
): Promise<End> {
  if (result.outcome === "blocked") {
    await markBlocked(ctx, row.chatId);
    return { status: "blocked", error: "blocked by the user" };
  }
  if (result.outcome === "wait") {
    await pauseChat(ctx, row.chatId, result.seconds);
    return { status: "queued", dueAt: later(ctx, result.seconds * 1000), error: null, isFree: true };
  }
  return afterTry(ctx, row, result.error, result.outcome === "gone");
}

/** It was us who failed: told to the operator the first time. */
function afterFault(ctx: Context, row: ClaimedDelivery, error: unknown): End {
  const { id: deliveryId, kind, attempts } = row;
  if (attempts === 1)
    ctx.ports.log.error({ err: error, deliveryId, kind }, "A letter could not be put together");
  return afterTry(ctx, row, error instanceof Error ? error.message.slice(0, 1000) : "unknown");
}

function afterTry(ctx: Context, row: ClaimedDelivery, error: string, isGone = false): End {
  const { id: deliveryId, kind, attempts } = row;
  if (!isGone && attempts < maxAttempts)
    return { status: "queued", error, dueAt: later(ctx, 5_000 * 2 ** (attempts - 1)) };
  ctx.ports.log.warn({ deliveryId, kind, attempts, error }, "A letter was given up");
  return { status: "failed", error };
}

const later = (ctx: Context, ms: number) => new Date(ctx.now().getTime() + ms);

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
