import { Composer } from "grammy";
import { deleteDraft, finishDraft } from "@/domain/drafts/change";
import { saveEdit } from "@/domain/drafts/publish";
import { getDraft } from "@/domain/drafts/queries";
import { type QuestionKey, questionKeys } from "@/domain/drafts/schema";
import { startDraft } from "@/domain/drafts/start";
import { authorize } from "@/domain/access";
import { Refusal } from "@/domain/errors";
import { cancelEvent } from "@/domain/events/cancel";
import { getEvent, listOrganized } from "@/domain/events/queries";
import type { EventDetails } from "@/domain/events/schema";
import { refuseIfEnded } from "@/domain/events/rules";
import { countCards } from "@/domain/notifications/queries";
import { countPeople, listAttendees, standingOf } from "@/domain/rsvps/queries";
import { calendarLinks } from "@/gateways/calendar";
import { calendarEntryOf } from "@/gateways/calendar-entry";
import type { AttendeeFilter } from "@/messages/catalog";
import { reply, show, showCard } from "../answer";
import type { BotContext, Tap } from "../context";
import { ask, askInPlace } from "../converse";
import { pickEvent, turnPickPage, typedEvent } from "../pick";
import { inPrivate } from "../private";
import type { Taps } from "../taps";

export const events = new Composer<BotContext>();

events.command("events", inPrivate, (ctx) => showOrganized(ctx, 0));
events.command("edit", inPrivate, async (ctx) => {
  const event = await typedEvent(ctx, ctx.match);
  return event ? showEditMenu(ctx, event) : pickEvent(ctx, "edit.menu", 0);
});

const perPage = { events: 5, attendees: 10 };

export const eventTaps = {
  organized: (ctx, { arg }) => showOrganized(ctx, Number(arg || 0)),
  pick: (ctx, { arg }) => turnPickPage(ctx, arg),
  "event.show": async (ctx, { id }) => showCard(ctx, await getEvent(ctx.as, id), { asNew: true }),
  "event.about": async (ctx, { id }) => reply(ctx, ctx.words.about(ctx.reading, await getEvent(ctx.as, id))),
  "event.calendar": async (ctx, { id }) => {
    const event = await getEvent(ctx.as, id);
    const standing = await standingOf(ctx.as, id, ctx.user.id);
    const readable = standing.status === "confirmed" ? event : { ...event, onlineUrl: null };
    const entry = calendarEntryOf(readable, ctx.reading);
    await reply(ctx, ctx.words.calendar(ctx.reading, event, calendarLinks(entry, `${ctx.reading.appUrl}/api/events/${event.code}/calendar.ics`)));
  },
  "event.manage": async (ctx, { id }) => show(ctx, ctx.words.manage.event(ctx.reading, await getOwn(ctx, id))),
  attendees: showAttendees,
  "edit.menu": async (ctx, { id }) => showEditMenu(ctx, await getEvent(ctx.as, id)),
  "edit.field": async (ctx, { id, arg }) => {
    const question = questionKeys.find((key) => key === arg);
    if (!question) throw new Refusal("stale_button");
    await askForField(ctx, await getOwn(ctx, id), question);
  },
  "edit.save": (ctx, tap) => save(ctx, tap, false),
  "edit.save.quietly": (ctx, tap) => save(ctx, tap, true),
  "edit.discard": async (ctx, { id }) => {
    const draft = await deleteDraft(ctx.as, id);
    await show(ctx, ctx.words.manage.editDiscarded(ctx.reading, draft.event!));
  },
  "event.cancel.ask": async (ctx, { id }) => {
    const event = await getOwn(ctx, id);
    refuseIfEnded(event, ctx.reading.now);
    await askInPlace(ctx, await startDraft(ctx.as, { kind: "cancel", eventId: event.id }));
  },
  "event.cancel": async (ctx, { id }) => {
    const draft = await getDraft(ctx.as, id);
    const { confirmed, pending, waiting } = await countPeople(ctx.as, draft.eventId!);
    const event = await cancelEvent(ctx.as, { eventId: draft.eventId!, note: draft.answers.text ?? null });
    await finishDraft(ctx.as, id);
    await show(ctx, ctx.words.manage.cancelDone(ctx.reading, event, confirmed + pending + waiting));
  },
} satisfies Partial<Taps>;

/** One's own event. Throws `not_organizer`, `not_found`. */
async function getOwn(ctx: BotContext, id: string): Promise<EventDetails> {
  const event = await getEvent(ctx.as, id);
  authorize(ctx.as, "event.change", { event });
  return event;
}

async function showOrganized(ctx: BotContext, page: number) {
  const { events: limit } = perPage;
  const ahead = await listOrganized(ctx.as, ctx.user.id, { limit: limit + 1, offset: limit * page, ahead: true });
  await show(ctx, ctx.words.organized(ctx.reading, { items: ahead.slice(0, limit), page, hasMore: ahead.length > limit }));
}

async function showEditMenu(ctx: BotContext, event: EventDetails) {
  authorize(ctx.as, "event.change", { event });
  refuseIfEnded(event, ctx.reading.now);
  await show(ctx, ctx.words.manage.editMenu(ctx.reading, event));
}

async function askForField(ctx: BotContext, event: EventDetails, question: QuestionKey) {
  refuseIfEnded(event, ctx.reading.now);
  await ask(ctx, await startDraft(ctx.as, { kind: "edit", eventId: event.id, question }));
}

async function save(ctx: BotContext, { id }: Tap, quietly: boolean) {
  const before = await getDraft(ctx.as, id);
  const { confirmed, pending, waiting } = await countPeople(ctx.as, before.eventId!);
  const event = await saveEdit(ctx.as, id, quietly);
  const cards = await countCards(ctx.as, event.id);
  const isTold = !quietly && event.calendarSequence > (before.event?.calendarSequence ?? 0);
  await show(ctx, ctx.words.manage.editSaved(ctx.reading, event, isTold ? confirmed + pending + waiting : 0, cards));
}

const filters: Record<string, AttendeeFilter> = { a: "all", c: "confirmed", w: "waiting" };
const statuses = { all: ["confirmed", "pending", "waitlisted"], confirmed: ["confirmed"], waiting: ["pending", "waitlisted"] } as const;

async function showAttendees(ctx: BotContext, { id, arg }: Tap) {
  const filter = filters[arg[0] ?? "a"] ?? "all";
  const page = Math.max(0, Number(arg.slice(1)) || 0);
  const limit = perPage.attendees;
  const event = await getEvent(ctx.as, id);
  const items = await listAttendees(ctx.as, event, { status: [...statuses[filter]], limit, offset: page * limit });
  const { confirmed, pending, waiting } = await countPeople(ctx.as, id);
  const total = { all: confirmed + pending + waiting, confirmed, waiting: pending + waiting }[filter];
  const pages = Math.max(1, Math.ceil(total / limit));
  await show(ctx, ctx.words.manage.attendees(ctx.reading, { event, items, page, pages, total, filter }));
}
