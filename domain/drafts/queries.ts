import { and, desc, eq, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { drafts } from "@/db/schema/drafts";
import { authorize } from "../access";
import type { Context, UserActor } from "../context";
import { Refusal } from "../errors";
import { getEvent, listEventsById, listTicketTypes } from "../events/queries";
import type { EventDetails } from "../events/schema";
import { findImage } from "../images/queries";
import { getUser } from "../users/queries";
import { readCurrency } from "./read-currency";
import { rebaseKinds } from "./rebase-kinds";
import { answersOf, changedFields, formAnswers, maxDrafts, missingFields, progress } from "./rules";
import type { Answers, Draft, DraftDetails, QuestionKey } from "./schema";

export type DraftRow = typeof drafts.$inferSelect;

/** A row with all that its next message shows. */
export async function toDraft(ctx: Context, row: DraftRow): Promise<Draft> {
  const user = await getUser(ctx, row.userId);
  const event = row.eventId === null ? null : await getEvent(ctx, row.eventId);
  const types = event ? await listTicketTypes(ctx, event.id) : [];
  const present = event && answersOf(event, types);
  const answers = upToDate(row.answers as Answers, present);
  const question = row.question as QuestionKey | null;
  const timeZone = answers.timeZone ?? event?.timeZone ?? user.timeZone ?? "UTC";
  return {
    ...progress(answers, user.timeZone !== null, question),
    id: row.id,
    kind: row.kind,
    userId: row.userId,
    eventId: row.eventId,
    answers,
    question,
    timeZone,
    currency: await readCurrency(ctx, {
      userId: row.userId,
      answers: { ...present, ...answers },
      event,
      timeZone,
    }),
    event,
    present,
    taken: Object.fromEntries(types.map(({ id, seatsTaken }) => [id, seatsTaken])),
    messageId: row.messageId,
    status: row.status,
    lastUpdateId: row.lastUpdateId,
    version: row.version,
    updatedAt: row.updatedAt,
  };
}

/** Kinds of ticket that are being changed, over what the event says of them now. */
function upToDate(answers: Answers, present: Answers | null): Answers {
  const [now, before, own] = [present?.ticketTypes, answers.before?.ticketTypes, answers.ticketTypes];
  return now && before && own ? { ...answers, ticketTypes: rebaseKinds(now, before, own) } : answers;
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

/** Throws `too_many_drafts` where a person has as many unfinished events as they can keep. The caller holds their row. */
export async function refuseTooManyDrafts(tx: Context<UserActor>) {
  const begun = await tx.db.$count(
    drafts,
    and(eq(drafts.userId, tx.actor.userId), eq(drafts.status, "open"), eq(drafts.kind, "create")),
  );
  if (begun >= maxDrafts) throw new Refusal("too_many_drafts", { max: maxDrafts });
}

const formKinds = ["create", "edit"] as const;
const isForm = ({ kind }: DraftRow) => (formKinds as readonly string[]).includes(kind);

/** A row as a form shows it. */
export async function toDetails(ctx: Context, row: DraftRow, known?: EventDetails): Promise<DraftDetails> {
  const user = await getUser(ctx, row.userId);
  const event = row.eventId === null ? null : (known ?? (await getEvent(ctx, row.eventId)));
  const types = event ? await listTicketTypes(ctx, event.id) : [];
  const own = row.answers as Answers;
  const present = event && answersOf(event, types);
  const answers = { ...present, ...own };
  const missing = missingFields(answers, user.timeZone);
  const banner = answers.bannerImage ? await findImage(ctx, answers.bannerImage) : undefined;
  return {
    id: row.id,
    kind: row.kind === "edit" ? "edit" : "create",
    event: event && { id: event.id, code: event.code, title: event.title },
    answers: formAnswers(answers),
    changed: changedFields(own, present),
    present: present && formAnswers(present),
    taken: types.map(({ id, seatsTaken, held }) => ({ ticketTypeId: id, sold: seatsTaken - held, held })),
    banner: banner ?? null,
    timeZone: answers.timeZone ?? user.timeZone ?? "UTC",
    version: row.version,
    updatedAt: row.updatedAt,
    changedBy: row.lastUpdateId === null ? "app" : "chat",
    complete: missing.length === 0,
    missing,
  };
}

/** One's own open draft of an event or of changes to one. Throws `draft_gone`, `not_yours`. */
export async function getFormDraft(ctx: Context<UserActor>, draftId: string): Promise<DraftDetails> {
  const [row] = await ctx.db.select().from(drafts).where(eq(drafts.id, draftId));
  return toDetails(ctx, refuseUnlessForm(ctx, row, ["open"]));
}

/** The same, locked until commit; one that was published is found too if `status` says so. */
export async function lockFormDraft(
  tx: Context<UserActor>,
  draftId: string,
  status: DraftRow["status"][] = ["open"],
): Promise<DraftRow> {
  const [row] = await tx.db.select().from(drafts).where(eq(drafts.id, draftId)).for("update");
  return refuseUnlessForm(tx, row, status);
}

function refuseUnlessForm(
  ctx: Context<UserActor>,
  row: DraftRow | undefined,
  status: DraftRow["status"][],
): DraftRow {
  if (!row) throw new Refusal("draft_gone");
  authorize(ctx, "draft.change", { userId: row.userId });
  if (!isForm(row) || !status.includes(row.status)) throw new Refusal("draft_gone");
  return row;
}

type DraftPage = { limit: number; after?: { at: Date; id: string } };

/** One's own open drafts of events and of changes, the latest first. */
export async function listFormDrafts(
  ctx: Context<UserActor>,
  { limit, after }: DraftPage,
): Promise<DraftDetails[]> {
  const earlier =
    after && sql`(${drafts.updatedAt}, ${drafts.id}) < (${after.at.toISOString()}, ${after.id}::uuid)`;
  const mine = and(eq(drafts.userId, ctx.actor.userId), eq(drafts.status, "open"));
  const rows = await ctx.db
    .select()
    .from(drafts)
    .where(and(mine, isAnyOf(drafts.kind, formKinds), earlier))
    .orderBy(desc(drafts.updatedAt), desc(drafts.id))
    .limit(limit);
  const events = await listEventsById(ctx, [...new Set(rows.flatMap(({ eventId }) => eventId ?? []))]);
  return Promise.all(
    rows.map((row) =>
      toDetails(
        ctx,
        row,
        events.find(({ id }) => id === row.eventId),
      ),
    ),
  );
}

function refuseIfNotOpen(ctx: Context<UserActor>, row: DraftRow | undefined): DraftRow {
  if (row?.status !== "open") throw new Refusal("stale_button");
  if (row.userId !== ctx.actor.userId) throw new Refusal("not_yours");
  return row;
}
