import { Composer } from "grammy";
import { ZodError } from "zod";
import { authorize } from "@/domain/access";
import { cancelByDraft } from "@/domain/drafts/cancel-event";
import { askQuestion, deleteDraft } from "@/domain/drafts/change";
import { saveEdit } from "@/domain/drafts/publish";
import { findAskingDraft, findOwnDraft, getDraft } from "@/domain/drafts/queries";
import { type QuestionKey, questionKeys } from "@/domain/drafts/schema";
import { InvalidInput, Refusal } from "@/domain/errors";
import { getEvent, listOrganized } from "@/domain/events/queries";
import { renewLink } from "@/domain/events/renew-link";
import { refuseIfEnded, refuseIfSuspended } from "@/domain/events/rules";
import type { EventDetails } from "@/domain/events/schema";
import { countPeople, listAttendees } from "@/domain/rsvps/queries";
import { seeEvent } from "@/domain/rsvps/see-event";
import { calendarLinks } from "@/gateways/calendar";
import { calendarEntryOf } from "@/gateways/calendar-entry";
import type { AttendeeFilter } from "@/messages/catalog";
import { reply, show } from "../answer";
import { showCard } from "../cards";
import type { BotContext, Tap } from "../context";
import { ask, askInPlace, begin, sayProblem } from "../converse";
import { outcomeOf } from "../outcome";
import { pickEvent, turnPickPage, typedEvent } from "../pick";
import { inPrivate } from "../private";
import { readPage } from "../read-arg";
import type { Taps } from "../taps";

export const events = new Composer<BotContext>();

events.command("events", inPrivate, (ctx) => showOrganized(ctx, 0));
events.command("edit", inPrivate, async (ctx) => {
  const event = await typedEvent(ctx, ctx.match);
  return event ? showEditMenu(ctx, event) : pickEvent(ctx, "edit.menu", 0);
});

events.command("webapp", inPrivate, (ctx) => reply(ctx, ctx.words.webApp.open(ctx.reading)));
events.command("create_webapp", inPrivate, (ctx) => reply(ctx, ctx.words.webApp.create(ctx.reading)));
events.command("manage_webapp", inPrivate, async (ctx) => {
  const event = await typedEvent(ctx, ctx.match);
  return event ? showWayToManage(ctx, event.id) : pickEvent(ctx, "event.manage.app", 0);
});

const perPage = { events: 5, attendees: 10 };

export const eventTaps = {
  organized: (ctx, { arg }) => showOrganized(ctx, readPage(arg)),
  pick: (ctx, { arg }) => turnPickPage(ctx, arg),
  // "Back" and "Keep my seat" put the card where they stood; from a list it comes below.
  "event.show": async (ctx, { id, arg }) =>
    showCard(ctx, await getEvent(ctx.as, id), { asNew: arg !== "here" }),
  "event.about": async (ctx, { id }) => reply(ctx, ctx.words.about(ctx.reading, await getEvent(ctx.as, id))),
  "event.calendar": async (ctx, { id }) => {
    const { event } = await seeEvent(ctx.as, id);
    const entry = calendarEntryOf(event, ctx.reading);
    await reply(
      ctx,
      ctx.words.calendar(
        ctx.reading,
        event,
        calendarLinks(entry, `${ctx.reading.appUrl}/api/events/${event.ref}/calendar.ics`),
      ),
    );
  },
  "event.manage": async (ctx, { id }) =>
    show(ctx, ctx.words.manage.event(ctx.reading, await getOwn(ctx, id))),
  "event.manage.app": async (ctx, { id }) => showWayToManage(ctx, id),
  "link.ask": async (ctx, { id }) => show(ctx, ctx.words.manage.linkAsk(ctx.reading, await getOwn(ctx, id))),
  "link.renew": async (ctx, { id }) =>
    show(ctx, ctx.words.manage.linkRenewed(ctx.reading, await renewLink(ctx.as, id))),
  attendees: showAttendees,
  "edit.menu": async (ctx, { id }) => showEditMenu(ctx, await getEvent(ctx.as, id)),
  "edit.field": async (ctx, { id, arg }) => {
    const question = questionKeys.find((key) => key === arg);
    if (!question) throw new Refusal("stale_button");
    await askForField(ctx, await getOwn(ctx, id), question);
  },
  "edit.save": (ctx, tap) => save(ctx, tap, false),
  "edit.save.quietly": (ctx, tap) => save(ctx, tap, true),
  "edit.discard": async (ctx, { id }) => show(ctx, await outcomeOf(ctx, await deleteDraft(ctx.as, id))),
  "event.cancel.ask": async (ctx, { id }) => {
    const event = await getOwn(ctx, id);
    refuseIfEnded(event, ctx.reading.now);
    await askInPlace(ctx, await begin(ctx, { kind: "cancel", eventId: event.id }));
  },
  "event.cancel": async (ctx, { id }) => {
    await cancelByDraft(ctx.as, id);
    await showOutcome(ctx, id);
  },
} satisfies Partial<Taps>;

/** One's own event. Throws `not_organizer`, `not_found`. */
async function getOwn(ctx: BotContext, id: string): Promise<EventDetails> {
  const event = await getEvent(ctx.as, id);
  authorize(ctx.as, "event.change", { event });
  return event;
}

async function showWayToManage(ctx: BotContext, id: string) {
  await reply(ctx, ctx.words.webApp.manage(ctx.reading, await getOwn(ctx, id)));
}

async function showOrganized(ctx: BotContext, page: number) {
  const { events: limit } = perPage;
  const ahead = await listOrganized(ctx.as, ctx.user.id, {
    limit: limit + 1,
    offset: limit * page,
    ahead: true,
  });
  await show(
    ctx,
    ctx.words.organized(ctx.reading, { items: ahead.slice(0, limit), page, hasMore: ahead.length > limit }),
  );
}

async function showEditMenu(ctx: BotContext, event: EventDetails) {
  authorize(ctx.as, "event.change", { event });
  refuseIfSuspended(event);
  refuseIfEnded(event, ctx.reading.now);
  await show(ctx, ctx.words.manage.editMenu(ctx.reading, event));
}

/** Another field of the event that is being changed joins what is changed already: attendees hear of all of it once. */
async function askForField(ctx: BotContext, event: EventDetails, question: QuestionKey) {
  refuseIfSuspended(event);
  refuseIfEnded(event, ctx.reading.now);
  const open = await findAskingDraft(ctx.as);
  const isSame = open?.kind === "edit" && open.eventId === event.id;
  const draft = isSame ? open : await begin(ctx, { kind: "edit", eventId: event.id });
  await ask(ctx, await askQuestion(ctx.as, draft.id, question));
}

async function save(ctx: BotContext, { id }: Tap, quietly: boolean) {
  const draft = await getDraft(ctx.as, id);
  if (draft.question !== null) throw new Refusal("draft_moved_on");
  const { startsAt } = draft.answers;
  if (startsAt !== undefined && new Date(startsAt) <= ctx.reading.now) {
    return sayProblem(ctx, await askQuestion(ctx.as, id, "date"), {
      kind: "draft-date-passed",
      startsAt: new Date(startsAt),
    });
  }
  try {
    await saveEdit(ctx.as, id, quietly);
  } catch (error) {
    if (draft.answers.ticketTypes === undefined || !isRefusedByTickets(error)) throw error;
    const asked = await askQuestion(ctx.as, id, "tickets");
    if (!(error instanceof Refusal)) return sayProblem(ctx, asked, { kind: "tickets-impossible" });
    // What is wrong is said over the kinds of ticket, where it can be put right.
    await askInPlace(ctx, asked);
    throw error;
  }
  await showOutcome(ctx, id);
}

const ofTickets = ["tickets_below_taken", "ticket_type_in_use", "currency_fixed", "sales_not_open"];
const isRefusedByTickets = (error: unknown) =>
  error instanceof Refusal
    ? ofTickets.includes(error.reason)
    : error instanceof ZodError || error instanceof InvalidInput;

async function showOutcome(ctx: BotContext, draftId: string) {
  const draft = await findOwnDraft(ctx.as, draftId);
  await show(ctx, await outcomeOf(ctx, draft!));
}

const filters: Record<string, AttendeeFilter> = { a: "all", c: "confirmed", w: "waiting" };
const statuses = {
  all: ["confirmed", "pending", "waitlisted"],
  confirmed: ["confirmed"],
  waiting: ["pending", "waitlisted"],
} as const;

async function showAttendees(ctx: BotContext, { id, arg }: Tap) {
  const filter = filters[arg[0] ?? "a"] ?? "all";
  const page = readPage(arg.slice(1));
  const limit = perPage.attendees;
  const event = await getEvent(ctx.as, id);
  const items = await listAttendees(ctx.as, event, {
    status: [...statuses[filter]],
    limit,
    offset: page * limit,
  });
  const { confirmed, pending, waiting } = await countPeople(ctx.as, id);
  const total = { all: confirmed + pending + waiting, confirmed, waiting: pending + waiting }[filter];
  const pages = Math.max(1, Math.ceil(total / limit));
  await show(ctx, ctx.words.manage.attendees(ctx.reading, { event, items, page, pages, total, filter }));
}
