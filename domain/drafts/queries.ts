import { and, desc, eq } from "drizzle-orm";
import { drafts } from "@/db/schema/drafts";
import type { Context, UserActor } from "../context";
import { Refusal } from "../errors";
import { getEvent } from "../events/queries";
import { getUser } from "../users/queries";
import { progress } from "./rules";
import type { Answers, Draft, QuestionKey } from "./schema";

export type DraftRow = typeof drafts.$inferSelect;

/** A row with all that its next message shows. */
export async function toDraft(ctx: Context, row: DraftRow): Promise<Draft> {
  const user = await getUser(ctx, row.userId);
  const event = row.eventId === null ? null : await getEvent(ctx, row.eventId);
  const answers = row.answers as Answers;
  const question = row.question as QuestionKey | null;
  return {
    ...progress(answers, user.timeZone !== null, question),
    id: row.id,
    kind: row.kind,
    userId: row.userId,
    eventId: row.eventId,
    answers,
    question,
    timeZone: answers.timeZone ?? event?.timeZone ?? user.timeZone ?? "UTC",
    event,
    messageId: row.messageId,
    status: row.status,
    lastUpdateId: row.lastUpdateId,
    version: row.version,
    updatedAt: row.updatedAt,
  };
}

/** The draft that the next text of this person answers, if one is being asked. */
export async function findAskingDraft(ctx: Context<UserActor>): Promise<Draft | undefined> {
  const [row] = await ctx.db
    .select()
    .from(drafts)
    .where(and(eq(drafts.userId, ctx.actor.userId), eq(drafts.asking, true)));
  return row && toDraft(ctx, row);
}

/** The unfinished new event that this person worked on last, for "continue where you left off". */
export async function findLatestDraft(ctx: Context<UserActor>): Promise<Draft | undefined> {
  const [row] = await ctx.db
    .select()
    .from(drafts)
    .where(and(eq(drafts.userId, ctx.actor.userId), eq(drafts.status, "open"), eq(drafts.kind, "create")))
    .orderBy(desc(drafts.updatedAt))
    .limit(1);
  return row && toDraft(ctx, row);
}

/** One's own open draft, to look at. Throws `stale_button` when it was finished or deleted, `not_yours`. */
export async function getDraft(ctx: Context<UserActor>, draftId: string): Promise<Draft> {
  const [row] = await ctx.db.select().from(drafts).where(eq(drafts.id, draftId));
  return toDraft(ctx, refuseIfNotOpen(ctx, row));
}

/** One's own draft, whatever became of it: what an old button was about. */
export async function findOwnDraft(ctx: Context<UserActor>, draftId: string): Promise<Draft | undefined> {
  const [row] = await ctx.db
    .select()
    .from(drafts)
    .where(and(eq(drafts.id, draftId), eq(drafts.userId, ctx.actor.userId)));
  return row && toDraft(ctx, row);
}

/** The draft that this very update changed last: the update is here for the second time. */
export async function findDraftOfUpdate(
  ctx: Context<UserActor>,
  updateId: number,
): Promise<Draft | undefined> {
  const [row] = await ctx.db
    .select()
    .from(drafts)
    .where(and(eq(drafts.userId, ctx.actor.userId), eq(drafts.lastUpdateId, updateId)));
  return row && toDraft(ctx, row);
}

/** One's own open draft, locked until commit. Throws `stale_button`, `not_yours`. */
export async function lockDraft(tx: Context<UserActor>, draftId: string): Promise<DraftRow> {
  const [row] = await tx.db.select().from(drafts).where(eq(drafts.id, draftId)).for("update");
  return refuseIfNotOpen(tx, row);
}

function refuseIfNotOpen(ctx: Context<UserActor>, row: DraftRow | undefined): DraftRow {
  if (row?.status !== "open") throw new Refusal("stale_button");
  if (row.userId !== ctx.actor.userId) throw new Refusal("not_yours");
  return row;
}
