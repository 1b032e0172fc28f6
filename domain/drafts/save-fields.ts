import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { drafts } from "@/db/schema/drafts";
import { type Context, transact, type UserActor } from "../context";
import { InvalidInput, Refusal } from "../errors";
import { getEvent, listTicketTypes } from "../events/queries";
import { requireImage } from "../images/queries";
import { getUser } from "../users/queries";
import { type DraftRow, lockFormDraft, toDetails } from "./queries";
import { answersOf, mergeAnswers, nextQuestion } from "./rules";
import {
  type AnswerField,
  type Answers,
  type DraftAnswers,
  type DraftDetails,
  nullableFields,
  type QuestionKey,
} from "./schema";

type Fields = { draftId: string; version: number; answers: DraftAnswers; base?: DraftAnswers | undefined };

/**
 * Changes fields of a draft from a form. `version` and `base` are what the caller has seen: of the draft, and
 * of each field before the change. When somebody else was faster (the chat, another window), fields that they
 * left alone are saved all the same; one that now says something else than `base` and than the new answer is
 * a `draft_conflict`, which names such fields, and nothing is saved. Throws `draft_gone`, `not_yours`,
 * InvalidInput.
 */
export async function saveFields(ctx: Context<UserActor>, fields: Fields): Promise<DraftDetails> {
  return transact(ctx, async (tx) => {
    const row = await lockFormDraft(tx, fields.draftId);
    const present = row.eventId === null ? null : await presentAnswers(tx, row.eventId);
    const given = tidy(fields.answers);
    if (present) refuseFixed(given);
    await refuseConflicts(tx, row, present, given, fields);
    if (given.bannerImage) await requireImage(tx, given.bannerImage, "answers.bannerImage");

    const stored = row.answers as Answers;
    const merged = mergeAnswers(stored, keptOf(given));
    // Of a published event, the kinds of ticket alone say what they cost.
    for (const name of [...takenAway(given), ...(present ? ofOnePrice : [])]) delete merged[name];
    const answers = present
      ? { ...merged, before: knownBefore(stored, merged, present, fields.base) }
      : merged;
    if (isDeepStrictEqual(answers, stored)) return toDetails(tx, row);

    const [saved] = await tx.db
      .update(drafts)
      .set({
        answers,
        question: await openQuestion(tx, row, answers),
        lastUpdateId: null,
        version: row.version + 1,
        updatedAt: tx.now(),
      })
      .where(eq(drafts.id, row.id))
      .returning();
    return toDetails(tx, saved!);
  });
}

const names = (answers: object) => Object.keys(answers) as AnswerField[];

/** An emptied field has no answer; an emptied place or link says that there is none. */
function tidy(given: DraftAnswers): DraftAnswers {
  const emptied = (["title", "location", "onlineUrl"] as const).filter((name) => given[name] === "");
  return { ...given, ...Object.fromEntries(emptied.map((name) => [name, null])) };
}

const takenAway = (given: DraftAnswers) =>
  names(given).filter((name) => given[name] === null && !nullableFields.has(name));

const keptOf = (given: DraftAnswers) =>
  Object.fromEntries(
    Object.entries(given).filter(
      ([name, value]) => value !== undefined && (value !== null || nullableFields.has(name as AnswerField)),
    ),
  ) as Answers;

const presentAnswers = async (tx: Context, eventId: string) =>
  answersOf(await getEvent(tx, eventId), await listTicketTypes(tx, eventId));

const ofOnePrice = ["paid", "priceMinor", "currency"] as const satisfies AnswerField[];

function refuseFixed(given: DraftAnswers) {
  const field = ofOnePrice.find((name) => given[name] !== undefined);
  if (field) throw new InvalidInput(`answers.${field}`, "is said by ticketTypes once the event is published");
  if (given.ticketTypes?.length === 0)
    throw new InvalidInput("answers.ticketTypes", "must name a kind at least");
}

async function refuseConflicts(
  tx: Context<UserActor>,
  row: DraftRow,
  present: Answers | null,
  given: DraftAnswers,
  { version, base = {} }: Fields,
) {
  if (version === row.version) return;

  const stored = { ...present, ...(row.answers as Answers) };
  const [seen, wanted] = [tidy(base), given];
  const differs = (one: unknown, other: unknown) => !isDeepStrictEqual(one ?? null, other ?? null);
  const fields = names(given).filter(
    (name) => differs(stored[name], seen[name]) && differs(stored[name], wanted[name]),
  );
  if (fields.length > 0) throw new Refusal("draft_conflict", { fields, draft: await toDetails(tx, row) });
}

/**
 * What the event said when each changed field was first changed; or what it says now, where the caller shows
 * by `base` that they have seen it.
 */
function knownBefore(stored: Answers, merged: Answers, present: Answers, base: DraftAnswers = {}): Answers {
  const known = names(merged).filter((name) => name in present);
  return Object.fromEntries(
    known.map((name) => {
      const hasSeen = base[name] !== undefined && isDeepStrictEqual(base[name], present[name]);
      const before = stored.before && name in stored.before && !hasSeen ? stored.before : present;
      return [name, before[name] ?? null];
    }),
  ) as Answers;
}

/** In the chat, the question that stands there stays; otherwise the first one without an answer is next. */
async function openQuestion(
  tx: Context<UserActor>,
  row: DraftRow,
  answers: Answers,
): Promise<QuestionKey | null> {
  if (row.asking || row.kind !== "create") return row.question as QuestionKey | null;
  return nextQuestion(answers, (await getUser(tx, row.userId)).timeZone !== null);
}
