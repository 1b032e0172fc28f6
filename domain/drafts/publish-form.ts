import { isDeepStrictEqual } from "node:util";
import { type Context, transact, type UserActor } from "../context";
import { InvalidInput, Refusal } from "../errors";
import { changeEvent } from "../events/change";
import { publishEvent } from "../events/publish";
import { getEvent, listTicketTypes, lockEvent } from "../events/queries";
import { EventChanges, type EventDetails, NewEvent } from "../events/schema";
import { queueLetters } from "../queue-letters";
import { lockUser } from "../users/queries";
import { finishDraft } from "./change";
import { changesOf, toNewEvent } from "./publish";
import { type DraftRow, lockFormDraft, toDetails } from "./queries";
import { answersOf } from "./rules";
import { type Answers, answerKeys } from "./schema";

/**
 * Publishes what a form has filled in: a new event, of which its organizer reads in the chat too, or changes
 * to one, told to attendees unless `quietly`. A second time answers the same event. Throws ZodError and
 * InvalidInput by field, `draft_conflict` for fields that the event itself was given meanwhile, `draft_gone`,
 * `not_yours`, and what `publishEvent` and `changeEvent` throw.
 */
export async function publishForm(
  ctx: Context<UserActor>,
  { draftId, quietly = false }: { draftId: string; quietly?: boolean },
): Promise<EventDetails> {
  return transact(ctx, async (tx) => {
    const { timeZone: ownZone } = await lockUser(tx, tx.actor.userId);
    const row = await lockFormDraft(tx, draftId, ["open", "finished"]);
    if (row.status === "finished") return getEvent(tx, row.eventId!);
    return row.kind === "create" ? publishNew(tx, row, ownZone) : publishChanges(tx, row, quietly);
  });
}

async function publishNew(tx: Context<UserActor>, { id, ...row }: DraftRow, ownZone: string | null) {
  const answers = row.answers as Answers;
  if (answers.paid && !answers.priceMinor) throw new InvalidInput("priceMinor", "must be more than 0");

  const input = NewEvent.parse(toNewEvent(answers, answers.timeZone ?? ownZone ?? undefined));
  const event = await publishEvent(tx, input, { like: answers.like });
  await finishDraft(tx, id, { eventId: event.id });
  await queueLetters(tx, [
    {
      kind: "event.published",
      dedupeKey: `event.published:${event.id}`,
      chatId: event.organizerId,
      eventId: event.id,
    },
  ]);
  return event;
}

async function publishChanges(tx: Context<UserActor>, row: DraftRow, quietly: boolean) {
  await lockEvent(tx, row.eventId!);
  const event = await getEvent(tx, row.eventId!);
  const { before = {}, ...answers } = row.answers as Answers;
  const present = answersOf(event, await listTicketTypes(tx, event.id));
  const fields = answerKeys.filter(
    (key) =>
      answers[key] !== undefined &&
      key in before &&
      !isDeepStrictEqual(present[key] ?? null, before[key] ?? null) &&
      !isDeepStrictEqual(present[key] ?? null, answers[key]),
  );
  if (fields.length > 0)
    throw new Refusal("draft_conflict", { fields, draft: await toDetails(tx, row, event) });

  const changes = EventChanges.parse(JSON.parse(JSON.stringify(changesOf({ answers, event }))));
  const changed = await changeEvent(tx, { eventId: event.id, changes, quietly });
  await finishDraft(tx, row.id, { answers: { quietly } });
  return changed;
}
