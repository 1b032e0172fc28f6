import { and, desc, eq, isNull, or } from "drizzle-orm";
import { drafts } from "@/db/schema/drafts";
import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { getEvent } from "../events/queries";
import { refuseIfEnded, refuseIfSuspended } from "../events/rules";
import { lockUser } from "../users/queries";
import { type DraftRow, refuseTooManyDrafts, toDetails } from "./queries";
import { nextQuestion } from "./rules";
import type { Answers, DraftDetails } from "./schema";

/**
 * Opens a draft for a form: of changes to one's own event, the one that is under way if there is one; of a new
 * event, one in which nothing was said yet, or a new one. Nothing is asked in the chat because of it. Throws
 * `not_organizer`, `not_found`, `cancelled`, `past`, `too_many_drafts`.
 */
export async function openDraft(ctx: Context<UserActor>, eventId: string | null): Promise<DraftDetails> {
  return transact(ctx, async (tx) => {
    await lockUser(tx, tx.actor.userId);
    if (eventId !== null) await refuseUnlessEditable(tx, eventId);
    const open = await findOpen(tx, eventId);
    return toDetails(tx, open ?? (await insertDraft(tx, eventId, {})));
  });
}

/** Begins a new event from answers, set aside from the chat. The caller holds the person's row. Throws `too_many_drafts`. */
export async function insertDraft(
  tx: Context<UserActor>,
  eventId: string | null,
  answers: Answers,
): Promise<DraftRow> {
  const { id: userId, timeZone } = await lockUser(tx, tx.actor.userId);
  if (eventId === null) await refuseTooManyDrafts(tx);
  const now = tx.now();
  const [row] = await tx.db
    .insert(drafts)
    .values({
      id: tx.newId(),
      userId,
      kind: eventId === null ? "create" : "edit",
      eventId,
      answers,
      question: eventId === null ? nextQuestion(answers, timeZone !== null) : null,
      createdAt: now,
      updatedAt: now,
    })
    .returning();
  return row!;
}

async function refuseUnlessEditable(tx: Context<UserActor>, eventId: string) {
  const event = await getEvent(tx, eventId);
  authorize(tx, "event.change", { event });
  refuseIfSuspended(event);
  refuseIfEnded(event, tx.now());
}

/** An edit that the chat has left is over; one that it asks about, and one from a form, go on. */
async function findOpen(tx: Context<UserActor>, eventId: string | null): Promise<DraftRow | undefined> {
  const mine = and(eq(drafts.userId, tx.actor.userId), eq(drafts.status, "open"));
  const which =
    eventId === null
      ? and(eq(drafts.kind, "create"), eq(drafts.answers, {}))
      : and(
          eq(drafts.kind, "edit"),
          eq(drafts.eventId, eventId),
          or(eq(drafts.asking, true), isNull(drafts.lastUpdateId)),
        );
  const [row] = await tx.db
    .select()
    .from(drafts)
    .where(and(mine, which))
    .orderBy(desc(drafts.updatedAt))
    .limit(1);
  return row;
}
