import { eq } from "drizzle-orm";
import { drafts } from "@/db/schema/drafts";
import { users } from "@/db/schema/users";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { getUser } from "../users/queries";
import { type DraftRow, lockDraft, toDraft } from "./queries";
import { canSkip, nextQuestion, previousQuestion, questions } from "./rules";
import type { Answers, Draft, QuestionKey } from "./schema";

type Answer = { draftId: string; question: QuestionKey | null; answers: Answers; updateId: number };

/**
 * Stores an answer and moves on to the next open question. The same update answers once. Throws
 * `draft_moved_on` when another question is open, `stale_button`, `not_yours`.
 */
export async function answerDraft(ctx: Context<UserActor>, { draftId, question, answers, updateId }: Answer): Promise<Draft> {
  return changeDraft(ctx, draftId, async (tx, row) => {
    if (row.lastUpdateId === updateId) return {};
    if (row.question !== question) throw new Refusal("draft_moved_on");

    if (answers.timeZone) await tx.db.update(users).set({ timeZone: answers.timeZone, updatedAt: tx.now() }).where(eq(users.id, row.userId));
    const merged = mergeAnswers(row.answers as Answers, answers);
    const next = row.kind === "create" ? nextQuestion(merged, await knowsZone(tx, row)) : null;
    return { answers: merged, question: next, lastUpdateId: updateId };
  });
}

/**
 * Leaves an optional question at its default; `asked` names the one whose button was tapped, so that a second
 * tap does not skip the next one too. Throws `draft_moved_on`, `stale_button`, `not_yours`.
 */
export async function skipQuestion(ctx: Context<UserActor>, draftId: string, updateId: number, asked?: QuestionKey): Promise<Draft> {
  return transact(ctx, async (tx) => {
    const row = await lockDraft(tx, draftId);
    if (row.lastUpdateId === updateId) return toDraft(tx, row);

    const question = asked ?? (row.question as QuestionKey | null);
    if (question === null || !canSkip(question)) throw new Refusal("draft_moved_on");
    return answerDraft(tx, { draftId, question, answers: questions[question].skipped!, updateId });
  });
}

/** Asks the question before the open one again; its answer stays until a new one comes. */
export const goBack = (ctx: Context<UserActor>, draftId: string) =>
  changeDraft(ctx, draftId, async (tx, row) => ({
    question: previousQuestion(row.answers as Answers, await knowsZone(tx, row), row.question as QuestionKey | null),
  }));

/** Asks one question again, whatever was answered; null shows the preview if nothing is missing. */
export const askQuestion = (ctx: Context<UserActor>, draftId: string, question: QuestionKey | null) =>
  changeDraft(ctx, draftId, async (tx, row) => ({ question: question ?? nextQuestion(row.answers as Answers, await knowsZone(tx, row)) }));

/** Remembers which chat message carries the open question's buttons. */
export async function rememberQuestionMessage(ctx: Context<UserActor>, draftId: string, messageId: number) {
  await ctx.db.update(drafts).set({ messageId }).where(eq(drafts.id, draftId));
}

/** Puts a draft aside; it waits to be continued. */
export const saveForLater = (ctx: Context<UserActor>, draftId: string) => changeDraft(ctx, draftId, async () => ({ asking: false }));

/** Throws a draft away. */
export const deleteDraft = (ctx: Context<UserActor>, draftId: string) => changeDraft(ctx, draftId, async () => ({ asking: false, status: "deleted" }));

/** The conversation has led to what it was for. */
export const finishDraft = (ctx: Context<UserActor>, draftId: string) => changeDraft(ctx, draftId, async () => ({ asking: false, status: "finished" }));

type Change = Partial<Pick<DraftRow, "answers" | "question" | "asking" | "status" | "lastUpdateId">>;

async function changeDraft(ctx: Context<UserActor>, draftId: string, decide: (tx: Context<UserActor>, row: DraftRow) => Promise<Change>): Promise<Draft> {
  return transact(ctx, async (tx) => {
    const row = await lockDraft(tx, draftId);
    const change = await decide(tx, row);
    const [changed] = await tx.db
      .update(drafts)
      .set({ ...change, version: row.version + 1, updatedAt: tx.now() })
      .where(eq(drafts.id, draftId))
      .returning();
    return toDraft(tx, changed!);
  });
}

const knowsZone = async (tx: Context, row: DraftRow) => (await getUser(tx, row.userId)).timeZone !== null;

/** Place and link exclude each other, and so do a price and a free event. */
function mergeAnswers(before: Answers, answers: Answers): Answers {
  const merged = { ...before, ...answers };
  if (answers.online) merged.location = null;
  if (answers.online && !before.online && answers.onlineUrl === undefined) delete merged.onlineUrl;
  if (typeof answers.location === "string") Object.assign(merged, { online: false, onlineUrl: null });
  if (answers.paid === false) delete merged.priceMinor;
  return merged;
}
