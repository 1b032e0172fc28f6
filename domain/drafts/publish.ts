import type { Context, UserActor } from "../context";
import { transact } from "../context";
import { changeEvent } from "../events/change";
import { publishEvent } from "../events/publish";
import { calendarFields } from "../events/rules";
import { type EventChanges, type EventDetails, NewEvent } from "../events/schema";
import { askQuestion, finishDraft } from "./change";
import { lockDraft, toDraft } from "./queries";
import type { Answers, Draft, Problem } from "./schema";

const minuteMs = 60 * 1000;

/**
 * Publishes a new event from a draft that has all its answers. A paid one stays a draft until ticket
 * sales open; one whose date has passed meanwhile is asked for its date again. Throws what
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
    if (draft.answers.paid && draft.answers.priceMinor) return { draft, problem: { kind: "sales-not-open" } };

    const event = await publishEvent(tx, NewEvent.parse(toNewEvent(draft)));
    await finishDraft(tx, draftId, { eventId: event.id });
    return { event };
  });
}

function toNewEvent({ answers, timeZone }: Draft) {
  const endsAt = new Date(
    new Date(answers.startsAt!).getTime() + (answers.length ?? 120) * minuteMs,
  ).toISOString();
  const {
    title,
    startsAt,
    location,
    latitude,
    longitude,
    onlineUrl,
    description,
    capacity,
    visibility,
    maxGuests,
    bannerFileId,
  } = answers;
  const given = {
    title,
    startsAt,
    location,
    latitude,
    longitude,
    onlineUrl,
    description,
    capacity,
    visibility,
    maxGuests,
    bannerFileId,
  };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    timeZone,
    endsAt,
  };
}

/** Applies an edit that was confirmed. Throws what `changeEvent` throws, `stale_button` on the second tap. */
export async function saveEdit(
  ctx: Context<UserActor>,
  draftId: string,
  quietly: boolean,
): Promise<EventDetails> {
  return transact(ctx, async (tx) => {
    const draft = await toDraft(tx, await lockDraft(tx, draftId));
    const event = await changeEvent(tx, { eventId: draft.eventId!, changes: changesOf(draft), quietly });
    await finishDraft(tx, draftId, { answers: { quietly } });
    return event;
  });
}

/** Whether attendees hear of an edit that was saved. */
export const tellsAttendees = (draft: Draft) =>
  draft.answers.quietly !== true && calendarFields.some((field) => field in changesOf(draft));

/** What a confirmed edit changes of its event. */
function changesOf({ answers, event }: Pick<Draft, "answers" | "event">): EventChanges {
  const startsAt = answers.startsAt ? new Date(answers.startsAt) : undefined;
  const length =
    answers.length ??
    (event && startsAt ? (event.endsAt.getTime() - event.startsAt.getTime()) / minuteMs : undefined);
  const start = startsAt ?? event?.startsAt;
  return {
    ...pick(answers, [
      "title",
      "timeZone",
      "location",
      "latitude",
      "longitude",
      "onlineUrl",
      "description",
      "capacity",
      "visibility",
      "maxGuests",
      "bannerFileId",
    ]),
    ...(startsAt ? { startsAt } : {}),
    ...(start && length !== undefined && (startsAt || answers.length !== undefined)
      ? { endsAt: new Date(start.getTime() + length * minuteMs) }
      : {}),
  };
}

function pick<Key extends keyof Answers & keyof EventChanges>(answers: Answers, keys: Key[]) {
  return Object.fromEntries(
    keys.filter((key) => answers[key] !== undefined).map((key) => [key, answers[key]]),
  ) as EventChanges;
}
