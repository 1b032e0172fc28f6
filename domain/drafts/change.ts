import { eq } from "drizzle-orm";
import { drafts } from "@/db/schema/drafts";
import { users } from "@/db/schema/users";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { refuseOtherPlace } from "../events/change";
import { getEvent, listTicketTypes } from "../events/queries";
import { getUser } from "../users/queries";
import { type DraftRow, lockDraft, toDraft } from "./queries";
import {
  answersOf,
  canSkip,
  isOfTickets,
  mergeAnswers,
  nextOfTickets,
  nextQuestion,
  previousQuestion,
  questions,
  sameClock,
  withoutOnePrice,
  withoutTicket,
} from "./rules";
import type { Answers, Draft, QuestionKey } from "./schema";

type Answer = { draftId: string; question: QuestionKey | null; answers: Answers; updateId: number };

/**
 * Stores an answer and moves on to the next open question. The same update answers once. Throws
 * `draft_moved_on` when another question is open, `stale_button`, `not_yours`, `place_fixed`.
 */
export async function answerDraft(
  ctx: Context<UserActor>,
  { draftId, question, answers, updateId }: Answer,
): Promise<Draft> {
  return changeDraft(ctx, draftId, async (tx, row) => {
    if (row.lastUpdateId === updateId) return {};
    if (row.question !== question) throw new Refusal("draft_moved_on");

    const before = row.answers as Answers;
    const moved = await moveToZone(tx, row, answers);
    const joined = mergeAnswers(before, { ...moved, ...answers });
    const merged = row.kind === "edit" ? withoutOnePrice(joined) : joined;
    await refuseOtherPlaceOf(tx, row, merged);
    return { answers: merged, question: await questionAfter(tx, row, merged), lastUpdateId: updateId };
  });
}

/**
 * Leaves an optional question at its default, and an answered one at its answer; `asked` names the one whose button was tapped, so that a second
 * tap does not skip the next one too. Throws `draft_moved_on`, `stale_button`, `not_yours`.
 */
export async function skipQuestion(
  ctx: Context<UserActor>,
  draftId: string,
  updateId: number,
  asked?: QuestionKey,
): Promise<Draft> {
  return transact(ctx, async (tx) => {
    const row = await lockDraft(tx, draftId);
    if (row.lastUpdateId === updateId) return toDraft(tx, row);

    const question = asked ?? (row.question as QuestionKey | null);
    const answers = row.answers as Answers;
    if (question === null || !canSkip(question, answers)) throw new Refusal("draft_moved_on");
    const kept = questions[question].isAnswered(answers, false);
    return answerDraft(tx, {
      draftId,
      question,
      answers: kept ? {} : questions[question].skipped!,
      updateId,
    });
  });
}

/** Asks the question before the open one again, unless that is no longer `asked`; its answer stays until a new one comes. */
export const goBack = (ctx: Context<UserActor>, draftId: string, asked?: QuestionKey) =>
  changeDraft(ctx, draftId, async (tx, row) => {
    if (asked !== undefined && row.question !== asked) return {};
    const answers = row.answers as Answers;
    if (row.kind === "edit")
      return isOfTickets(row.question as QuestionKey)
        ? { question: "tickets", answers: withoutTicket(answers) }
        : {};
    const question = previousQuestion(answers, await knowsZone(tx, row), row.question as QuestionKey | null);
    return question === "tickets" ? { question, answers: withoutTicket(answers) } : { question };
  });

/** Asks one question again, whatever was answered; null shows the preview if nothing is missing. */
export const askQuestion = (ctx: Context<UserActor>, draftId: string, question: QuestionKey | null) =>
  changeDraft(ctx, draftId, async (tx, row) => ({
    question: question ?? nextQuestion(row.answers as Answers, await knowsZone(tx, row)),
    ...(row.kind === "edit" && question === "tickets" ? { answers: await withKinds(tx, row) } : {}),
  }));

/** The kinds of ticket are changed one at a time, from what the event says of all of them. */
async function withKinds(tx: Context, { eventId, ...row }: DraftRow): Promise<Answers> {
  const answers = withoutTicket(row.answers as Answers);
  if (answers.ticketTypes) return answers;
  const { ticketTypes } = answersOf(await getEvent(tx, eventId!), await listTicketTypes(tx, eventId!));
  return { ...answers, ticketTypes, before: { ...answers.before, ticketTypes } } as Answers;
}

/** Remembers which chat message carries the open question's buttons. */
export async function rememberQuestionMessage(ctx: Context<UserActor>, draftId: string, messageId: number) {
  await ctx.db.update(drafts).set({ messageId }).where(eq(drafts.id, draftId));
}

/** Puts a draft aside; it waits to be continued. */
export const saveForLater = (ctx: Context<UserActor>, draftId: string) =>
  changeDraft(ctx, draftId, async () => ({ asking: false }));

/** Throws a draft away. */
export const deleteDraft = (ctx: Context<UserActor>, draftId: string) =>
  changeDraft(ctx, draftId, async () => ({ asking: false, status: "deleted" }));

/** The conversation has led to what it was for: to this event, if it made one; by this update, if that was a message. */
export const finishDraft = (
  ctx: Context<UserActor>,
  draftId: string,
  { answers, ...outcome }: Outcome = {},
) =>
  changeDraft(ctx, draftId, async (_tx, row) => ({
    ...outcome,
    answers: { ...(row.answers as Answers), ...answers },
    asking: false,
    status: "finished",
  }));

type Outcome = { eventId?: string; lastUpdateId?: number; answers?: Answers };

type Change = Partial<
  Pick<DraftRow, "answers" | "question" | "asking" | "status" | "lastUpdateId" | "eventId">
>;

/** Changes one's own open draft under its lock. Throws `stale_button`, `not_yours`. */
export async function changeDraft(
  ctx: Context<UserActor>,
  draftId: string,
  decide: (tx: Context<UserActor>, row: DraftRow) => Promise<Change>,
): Promise<Draft> {
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

/** What is asked next: of a new event whatever has no answer yet; of a change only what it cannot do without. */
async function questionAfter(tx: Context, row: DraftRow, answers: Answers): Promise<QuestionKey | null> {
  if (row.kind === "create") return nextQuestion(answers, await knowsZone(tx, row));
  if (row.kind !== "edit" || row.eventId === null) return null;
  if (row.question === "zone") return "date";
  if (isOfTickets(row.question as QuestionKey)) return nextOfTickets(answers);
  const isNowhere =
    answers.online === true &&
    answers.onlineUrl === undefined &&
    (await getEvent(tx, row.eventId)).onlineUrl === null;
  return isNowhere ? "link" : null;
}

/** Who moves a priced event online hears at once that it cannot be, before they look for the link. Throws `place_fixed`. */
async function refuseOtherPlaceOf(tx: Context, { eventId, kind }: DraftRow, answers: Answers) {
  if (kind !== "edit" || eventId === null) return;
  const event = await getEvent(tx, eventId);
  const link = answers.online ? { onlineUrl: answers.onlineUrl ?? event.onlineUrl ?? "" } : {};
  await refuseOtherPlace(tx, event, { ...answers, ...link });
}

/**
 * Another zone for a new event: "7 PM" stays 7 PM. The first zone that a person names is remembered as their
 * own, and so is its correction within the same draft.
 */
async function moveToZone(tx: Context, row: DraftRow, { timeZone }: Answers): Promise<Answers> {
  if (timeZone === undefined || row.question !== "zone") return {};
  const { timeZone: own } = await getUser(tx, row.userId);
  const before = row.answers as Answers;
  if (own === null || own === before.timeZone)
    await tx.db.update(users).set({ timeZone, updatedAt: tx.now() }).where(eq(users.id, row.userId));

  const from = before.timeZone ?? own;
  return before.startsAt === undefined || from === null
    ? {}
    : { startsAt: sameClock(before.startsAt, from, timeZone) };
}

const knowsZone = async (tx: Context, row: DraftRow) => (await getUser(tx, row.userId)).timeZone !== null;
