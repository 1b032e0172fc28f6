import { eq } from "drizzle-orm";
import { rateCounts } from "@/db/schema/limits";
import { users } from "@/db/schema/users";
import type { Answers, QuestionKey } from "@/domain/drafts/schema";
import { startDraft } from "@/domain/drafts/start";
import { publishEvent } from "@/domain/events/publish";
import { type EventDetails, NewEvent, type NewEventInput } from "@/domain/events/schema";
import type { Rate } from "@/domain/limits";
import { rsvp } from "@/domain/rsvps/rsvp";
import type { ActResult, ChatMessage } from "@/sandbox/telegram/protocol";
import { db } from "./database";
import { botId, maya, plain, type Town } from "./town";

/** The labels below a message, row by row. */
export const labels = ({ inlineKeyboard }: ChatMessage) =>
  (inlineKeyboard ?? []).map((row) => row.map(({ text }) => plain(text)));

/** Everybody presses Start, so that the bot can write to them. */
export async function start(town: Town, ...people: number[]) {
  for (const as of people) await town.act({ as, do: "start" });
}

/** Whose events are listed at once: an administrator approved one before. */
const trust = (town: Town, userId: number) =>
  db.update(users).set({ verifiedAt: town.clock.now() }).where(eq(users.id, userId));

type Event = Partial<NewEventInput> & { organizer?: number; startsInHours?: number };

/** A free public event of somebody whom everybody trusts, five days ahead unless told otherwise. */
export async function publish(
  town: Town,
  { organizer = maya, startsInHours = 120, ...input }: Event = {},
): Promise<EventDetails> {
  await start(town, organizer);
  await trust(town, organizer);
  const startsAt = new Date(town.clock.now().getTime() + startsInHours * 3_600_000).toISOString();
  const given = {
    title: "Rooftop Film Night",
    timeZone: "Europe/Berlin",
    location: "Oranienstr. 1, Berlin",
    startsAt,
    ...input,
  };
  return publishEvent(town.contextFor({ type: "user", userId: organizer }), NewEvent.parse(given));
}

/** Shares an event by inline mode into a chat; answers the message that appears there. */
export async function share(
  town: Town,
  as: number,
  { code }: { code: string },
  chatId: number,
): Promise<number> {
  const { inline } = (await town.act({ as, do: "inline-query", chatId, query: `e_${code}` })) as Extract<
    ActResult,
    { inline: unknown }
  >;
  const resultId = inline.results[0]!.id;
  const sent = (await town.act({
    as,
    do: "choose-inline-result",
    chatId,
    queryId: inline.queryId,
    resultId,
  })) as { messageId?: number };
  return sent.messageId!;
}

/** What a new event has been answered so far, in the order of the questions. */
const answers: [QuestionKey, Answers][] = [
  ["title", { title: "Rooftop Film Night" }],
  ["zone", { timeZone: "Europe/Berlin" }],
  ["date", { startsAt: "2026-11-23T18:00:00.000Z" }],
  ["length", { length: 180 }],
  ["location", { location: "Dachgarten, Oranienstr. 1, Berlin" }],
  ["description", { description: "Blankets welcome." }],
  ["paid", { paid: false }],
  ["tickets", { ticket: null }],
  ["refunds", { refundPolicy: [] }],
  ["capacity", { capacity: 40 }],
  ["category", { category: "arts" }],
  ["listing", { visibility: "unlisted" }],
];

/** A draft that was answered up to this question, or all of it, and is taken up again. */
export async function continueAt(
  town: Town,
  as: number,
  question: QuestionKey | null,
  changes: Answers = {},
) {
  await start(town, as);
  const given = answers.slice(
    0,
    question === null ? answers.length : answers.findIndex(([key]) => key === question),
  );
  const before = Object.assign({}, ...given.map(([, answer]) => answer)) as Answers;
  await startDraft(acting(town, as), { kind: "create", answers: { ...before, ...changes } });
  await town.says(as, "/create");
  await town.taps(as, "Continue");
}

/** Saves a seat for each of these people, who all started the bot. */
export async function join(town: Town, { id }: { id: string }, ...people: number[]) {
  await start(town, ...people);
  for (const as of people) await rsvp(acting(town, as), { eventId: id });
}

/** The domain, as this person in their private chat. */
export const acting = (town: Town, userId: number) =>
  town.contextFor({ type: "user", userId, via: "private" });

/** A group of these people, Maya's; with the bot in it unless told otherwise. */
export async function group(town: Town, members: number[], { withBot = true } = {}): Promise<number> {
  const made = await town.act({ as: maya, do: "create-group", title: "Film club", members, withBot });
  return (made as { chatId: number }).chatId;
}

/** A tap on a message that has such a button, for what its message of today does not offer any more. */
export const onButton = <Query extends { data?: string; message?: object }>({
  message,
  ...query
}: Query) => ({
  ...query,
  message: {
    ...message,
    reply_markup: { inline_keyboard: [[{ text: "Button", callback_data: query.data ?? "" }]] },
  } as never,
});

/** Sends a picture of one pixel to the bot. */
export const sendPhoto = (town: Town, as: number, name = "banner.png") =>
  town.act({ as, do: "send-photo", chatId: botId, name, base64: pixel });

const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** The text of one message, as the chat shows it now. */
export async function textOf(town: Town, as: number, messageId: number, chatId: number = botId) {
  const message = (await town.messages(as, chatId)).find(({ id }) => id === messageId);
  return message ? plain(message.text) : undefined;
}

/** Lets what was changed reach every card: a card is edited every five seconds at most. */
export async function refresh(town: Town) {
  await town.drain();
  town.clock.forward(5_000);
  await town.drain();
}

/** Uses up what may be done within a window of time, which has just begun. */
export async function spendAll(town: Town, subject: string, { limit, windowMs }: Rate) {
  const { forward, now } = town.clock;
  forward(windowMs - (now().getTime() % windowMs));
  const windowStart = new Date(now().getTime() - (now().getTime() % windowMs));
  await db.insert(rateCounts).values({ subject, windowStart, count: limit });
}
