import { and, eq, ne } from "drizzle-orm";
import { drafts } from "@/db/schema/drafts";
import { type Context, transact, type UserActor } from "../context";
import { lockUser } from "../users/queries";
import { findDraftOfUpdate, lockDraft, refuseTooManyDrafts, toDraft } from "./queries";
import { nextQuestion } from "./rules";
import type { Answers, Draft, DraftKind, QuestionKey } from "./schema";

/** `updateId` is the update that asked for it: the same one begins no second conversation. */
type Start = {
  kind: DraftKind;
  eventId?: string;
  question?: QuestionKey;
  answers?: Answers;
  updateId?: number;
};

/** Begins a conversation; from now on the person's next text answers it. An earlier one is kept aside. Throws `too_many_drafts`. */
export async function startDraft(
  ctx: Context<UserActor>,
  { kind, eventId, question, answers = {}, updateId }: Start,
): Promise<Draft> {
  return transact(ctx, async (tx) => {
    const user = await lockUser(tx, tx.actor.userId);
    const begun = updateId === undefined ? undefined : await findDraftOfUpdate(tx, updateId);
    if (begun?.status === "open") return begun;

    if (kind === "create") await refuseTooManyDrafts(tx);
    const first = kind === "create" ? nextQuestion(answers, user.timeZone !== null) : (question ?? null);
    await keepOthersAside(tx, "");
    const now = tx.now();
    const [row] = await tx.db
      .insert(drafts)
      .values({
        id: tx.newId(),
        userId: user.id,
        kind,
        eventId: eventId ?? null,
        answers,
        question: first,
        asking: true,
        lastUpdateId: updateId ?? null,
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    return toDraft(tx, row!);
  });
}

/** Takes up a draft where it was left; where the app went on with it, at the first open question. Throws `stale_button`, `not_yours`. */
export async function continueDraft(ctx: Context<UserActor>, draftId: string): Promise<Draft> {
  return transact(ctx, async (tx) => {
    const user = await lockUser(tx, tx.actor.userId);
    const row = await lockDraft(tx, draftId);
    await keepOthersAside(tx, draftId);
    const isMoved = row.kind === "create" && row.lastUpdateId === null;
    const next = isMoved ? { question: nextQuestion(row.answers as Answers, user.timeZone !== null) } : {};
    const [asked] = await tx.db
      .update(drafts)
      .set({ ...next, asking: true, updatedAt: tx.now() })
      .where(eq(drafts.id, row.id))
      .returning();
    return toDraft(tx, asked!);
  });
}

/** A short conversation (a note, a message, one field) that another one interrupts is over; a new event stays as a draft. */
async function keepOthersAside(tx: Context<UserActor>, exceptId: string) {
  const others = and(
    eq(drafts.userId, tx.actor.userId),
    eq(drafts.asking, true),
    exceptId ? ne(drafts.id, exceptId) : undefined,
  );
  await tx.db.update(drafts).set({ asking: false }).where(others);
}
