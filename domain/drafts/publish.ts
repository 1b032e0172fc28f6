import type { Context, UserActor } from "../context";
import { transact } from "../context";
import { Refusal } from "../errors";
import { changeEvent } from "../events/change";
import { publishEvent } from "../events/publish";
import { lockEvent } from "../events/queries";
import { calendarFields } from "../events/rules";
import { type EventChanges, type EventDetails, NewEvent } from "../events/schema";
import { askQuestion, finishDraft } from "./change";
import { lockDraft, toDraft } from "./queries";
import type { Answers, Draft, Problem, TicketTypeAnswer } from "./schema";

const minuteMs = 60 * 1000;

/**
 * Publishes a new event from a draft that has all its answers. A paid one stays a draft while nobody
 * can take its money; one whose date has passed meanwhile is asked for its date again. Throws what
 * `publishEvent` throws, `stale_button` on the second tap.
 */
export async function publishDraft(
  ctx: Context<UserActor>,
  draftId: string,
): Promise<{ event: EventDetails } | { problem: Problem; draft: Draft }> {
  return transact(ctx, async (tx) => {
    const row = await lockDraft(tx, draftId);
    const draft = await askQuestion(tx, draftId, null);
    if (draft.question !== null) return { draft, problem: { kind: "not-complete" } };

    const startsAt = new Date(draft.answers.startsAt!);
    if (startsAt <= tx.now())
      return {
        draft: await askQuestion(tx, row.id, "date"),
        problem: { kind: "draft-date-passed", startsAt },
      };
    const event = await publishIfSellable(tx, draft);
    if (!event) return { draft, problem: { kind: "sales-not-open" } };
    await finishDraft(tx, draftId, { eventId: event.id });
    return { event };
  });
}

/** Nothing where a price is asked that nobody could pay: the draft stays as it is. */
async function publishIfSellable(tx: Context<UserActor>, { answers, timeZone }: Draft) {
  try {
    return await publishEvent(tx, NewEvent.parse(toNewEvent(answers, timeZone)), { like: answers.like });
  } catch (error) {
    if (error instanceof Refusal && error.reason === "sales_not_open") return undefined;
    throw error;
  }
}

/** What the answers come to, for the one check of all new events: nothing is left out but what has no answer. */
export function toNewEvent(answers: Answers, timeZone: string | undefined): unknown {
  const { startsAt, length = 120, paid } = answers;
  const start = startsAt === undefined ? undefined : new Date(startsAt);
  return {
    ...pick(answers, eventFields),
    ...(start ? { startsAt, endsAt: new Date(start.getTime() + length * minuteMs).toISOString() } : {}),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...pick(answers, paid ? ["priceMinor", "currency", "ticketTypes"] : ["ticketTypes"]),
  };
}

/** What a draft and an event call by the same name. */
const eventFields = [
  "title",
  "location",
  "latitude",
  "longitude",
  "onlineUrl",
  "description",
  "category",
  "capacity",
  "visibility",
  "maxGuests",
  "bannerImage",
  "bannerFileId",
  "wantsGroup",
  "refundPolicy",
  "taxAndFees",
] as const satisfies (keyof Answers)[];

/** Applies an edit that was confirmed. Throws what `changeEvent` throws, `stale_button` on the second tap. */
export async function saveEdit(
  ctx: Context<UserActor>,
  draftId: string,
  quietly: boolean,
): Promise<EventDetails> {
  return transact(ctx, async (tx) => {
    const row = await lockDraft(tx, draftId);
    // Nobody buys or changes anything between what is read here and what is saved.
    await lockEvent(tx, row.eventId!);
    const draft = await toDraft(tx, row);
    const event = await changeEvent(tx, { eventId: draft.eventId!, changes: changesOf(draft), quietly });
    await finishDraft(tx, draftId, { answers: { quietly } });
    return event;
  });
}

/** Whether attendees hear of an edit that was saved. */
export const tellsAttendees = (draft: Draft) =>
  draft.answers.quietly !== true && calendarFields.some((field) => field in changesOf(draft));

/** What a confirmed edit changes of its event. */
export function changesOf({ answers, event }: Pick<Draft, "answers" | "event">): EventChanges {
  const startsAt = answers.startsAt ? new Date(answers.startsAt) : undefined;
  const length =
    answers.length ??
    (event && startsAt ? (event.endsAt.getTime() - event.startsAt.getTime()) / minuteMs : undefined);
  const start = startsAt ?? event?.startsAt;
  return {
    ...pick(answers, [...eventFields, "timeZone"]),
    ...(answers.ticketTypes ? { ticketTypes: answers.ticketTypes.map(withDates) } : {}),
    ...(startsAt ? { startsAt } : {}),
    ...(start && length !== undefined && (startsAt || answers.length !== undefined)
      ? { endsAt: new Date(start.getTime() + length * minuteMs) }
      : {}),
  };
}

const withDates = ({ salesStartAt, salesEndAt, ...type }: TicketTypeAnswer) => ({
  ...type,
  salesStartAt: salesStartAt === null ? null : new Date(salesStartAt),
  salesEndAt: salesEndAt === null ? null : new Date(salesEndAt),
});

function pick<Key extends keyof Answers>(answers: Answers, keys: readonly Key[]) {
  return Object.fromEntries(
    keys.filter((key) => answers[key] !== undefined).map((key) => [key, answers[key]]),
  ) as { [Name in Key]?: NonNullable<Answers[Name]> };
}
