import { FormattedString } from "@grammyjs/parse-mode";
import type { PaymentMethod } from "@/domain/context";
import { answersOf } from "@/domain/drafts/rules";
import { type Answers, type Draft, type Problem, questionKeys } from "@/domain/drafts/schema";
import { type Reason, Refusal, reasons } from "@/domain/errors";
import type { EventDetails } from "@/domain/events/schema";
import {
  declineReasons,
  type MoneyBack,
  operatorProblems,
  type PaidFor,
  paymentProblems,
  type Reader,
  type RefundShown,
} from "@/domain/letters";
import type { Broadcast } from "@/domain/notifications/schema";
import type { Reminder } from "@/domain/reminders/schema";
import type { Standing } from "@/domain/rsvps/schema";
import type { User } from "@/domain/users/schema";
import type { Catalog, HeldSeats, Message, Reading, Refused } from "@/messages/catalog";
import { draftId, eventId, now, organizerId } from "./samples";

const later = new Date("2026-11-23T05:42:00Z");
const wall = { year: 2026, month: 11, day: 27, hour: 19, minute: 0 };
const paymentId = "0198a1b2-0000-7000-8000-000000000005";
const ticketId = "0198a1b2-0000-7000-8000-9f3a22c107be";
const rsvpId = "0198a1b2-0000-7000-8000-000000000003";

/** Types of tickets have names of their own, of 60 characters at most. */
const ticketName = "Early bird with a seat in the front row, and breakfast too";

/** Somebody's free text: what people type where the product asks for words. */
export type Typed = { name: string; text: string };

/** Every message of a catalog about one event and one draft, by a name of its own. */
export function everyMessage(
  words: Catalog,
  r: Reading,
  event: EventDetails,
  draft: Draft,
  typed: Typed,
): [string, Message][] {
  const person = { firstName: typed.name };
  const page = <Item>(items: Item[]) => ({ items, page: 1, hasMore: true });
  const five = [event, event, event, event, event];
  const edit: Draft = {
    ...draft,
    kind: "edit",
    event,
    present: answersOf(event, []),
    eventId,
    question: null,
  };
  const note: Draft = {
    ...draft,
    kind: "update",
    event,
    eventId,
    question: null,
    answers: { text: typed.text },
  };
  return [
    ["start.new", words.start.new(r, person)],
    ["start.back", words.start.back(r, person, event, draft)],
    ["start.invited", words.start.invited(r, person)],
    ["help", words.help(r)],
    ["help.admin", words.help(r, true)],
    ["support.ask", words.support.ask(r)],
    ["support.sent", words.support.sent(r)],
    ["support.replyAsk", words.support.replyAsk(r)],
    ["support.replySent", words.support.replySent(r)],
    ["contact.ask", words.contact.ask(r, event)],
    ["contact.sent", words.contact.sent(r, event)],
    ["contact.replyAsk", words.contact.replyAsk(r, { name: typed.name })],
    ["contact.replySent", words.contact.replySent(r, event, { name: typed.name })],
    ["terms", words.terms(r)],
    ["privacy", words.privacy(r)],
    ["unknown", words.unknown(r)],
    ["cancelNothing", words.cancelNothing(r)],
    ["dropped", words.dropped(r)],
    ["webApp.open", words.webApp.open(r)],
    ["webApp.create", words.webApp.create(r)],
    ["webApp.manage", words.webApp.manage(r, event)],
    ...pickable.map((operation): [string, Message] => [
      `pick.${operation}`,
      words.pick(r, operation, page([...five, event, event, event])),
    ]),
    ["pickNone", words.pickNone(r)],
    ["find", words.find(r, page(five))],
    ["find.empty", words.find(r, { items: [], page: 0, hasMore: false })],
    ["mine", words.mine(r, page(standings.slice(0, 6).map((standing) => ({ event, standing }))))],
    ["mine.empty", words.mine(r, { items: [], page: 0, hasMore: false })],
    ["organized", words.organized(r, page(five))],
    ["organized.empty", words.organized(r, { items: [], page: 0, hasMore: false })],
    [
      "calendar",
      words.calendar(r, event, {
        google: "https://a.example",
        outlook: "https://b.example",
        apple: "https://c.example",
      }),
    ],
    ["about", words.about(r, event)],
    ...cards(words, r, event),
    ["rsvps.guestsAsk", words.rsvps.guestsAsk(r, event, 2, event.maxGuests + 1)],
    ["rsvps.cancelAsk", words.rsvps.cancelAsk(r, event, null)],
    [
      "rsvps.cancelAsk.moved",
      words.rsvps.cancelAsk(r, event, {
        provider: "stripe",
        amountMinor: 4500,
        currency: "EUR",
        fullUntil: event.startsAt,
      }),
    ],
    [
      "rsvps.cancelAsk.refused",
      words.rsvps.cancelAsk(r, event, { ...money, amountMinor: 0, fullUntil: null }),
    ],
    ["rsvps.cancelled", words.rsvps.cancelled(r, event, null)],
    ["rsvps.cancelled.refused", words.rsvps.cancelled(r, event, { ...money, amountMinor: 0 })],
    ["rsvps.leaveAsk", words.rsvps.leaveAsk(r, event, money)],
    ["rsvps.leftWaitlist", words.rsvps.leftWaitlist(r, event, null)],
    ["rsvps.leftWaitlist.money", words.rsvps.leftWaitlist(r, event, money)],
    ["rsvps.offerAccepted", words.rsvps.offerAccepted(r, event)],
    ["rsvps.offerDeclined", words.rsvps.offerDeclined(r, event)],
    ["drafts.start", words.drafts.start(r)],
    ["drafts.resume", words.drafts.resume(r, draft)],
    ...questionKeys.map((question): [string, Message] => [
      `question.${question}`,
      words.drafts.question(r, { ...draft, question, answers: { title: event.title } }),
    ]),
    ...questionKeys.map((question): [string, Message] => [
      `edit.${question}`,
      words.drafts.question(r, { ...edit, question }),
    ]),
    ...questionKeys.map((question): [string, Message] => [
      `answered.${question}`,
      words.drafts.answered(r, draft, question),
    ]),
    ["drafts.days", words.drafts.days(r, draft, { ...wall, day: 22 })],
    ["drafts.days.later", words.drafts.days(r, draft, { ...wall, month: 12 })],
    ["drafts.months", words.drafts.months(r, draft)],
    ...(["n", "m", "a", "e"] as const).map((part): [string, Message] => [
      `drafts.times.${part}`,
      words.drafts.times(r, draft, wall, part),
    ]),
    ["drafts.minutes", words.drafts.minutes(r, draft, wall)],
    ["drafts.locationAsk", words.drafts.locationAsk(r)],
    ["drafts.currencies", words.drafts.currencies(r, draft)],
    ["drafts.currencies.all", words.drafts.currencies(r, draft, true)],
    ...problems(typed).map((problem): [string, Message] => [
      `problem.${problem.kind}`,
      words.drafts.problem(
        r,
        {
          ...draft,
          timeZone: "Europe/Berlin",
          answers: { title: event.title },
          question: problem.kind === "sales-not-open" ? null : "date",
        },
        problem,
      ),
    ]),
    ["drafts.understood", words.drafts.understood(r, draft)],
    ["drafts.preview", words.drafts.preview(r, draft)],
    ["drafts.preview.paid", words.drafts.preview(r, paidDraft(draft, typed))],
    ["question.ticket.kinds", words.drafts.question(r, { ...paidDraft(draft, typed), question: "tickets" })],
    ["question.ticket.one", words.drafts.question(r, { ...paidDraft(draft, typed), question: "ticket" })],
    ["drafts.change", words.drafts.change(r, draft)],
    ["drafts.published", words.drafts.published(r, event)],
    ["drafts.published.review", words.drafts.published(r, { ...event, review: "pending" })],
    ["drafts.saved", words.drafts.saved(r, draft)],
    ["drafts.deleteAsk", words.drafts.deleteAsk(r, draft)],
    ["drafts.deleted", words.drafts.deleted(r)],
    ["drafts.bannerSet", words.drafts.bannerSet(r)],
    ["manage.event", words.manage.event(r, event)],
    [
      "manage.attendees",
      words.manage.attendees(r, {
        event,
        items: attendees(typed),
        page: 1,
        pages: 3,
        total: 27,
        filter: "confirmed",
      }),
    ],
    [
      "manage.attendees.paid",
      words.manage.attendees(r, {
        event,
        items: attendees(typed)
          .slice(0, 2)
          .map((one) => ({
            ...one,
            status: "confirmed",
            partySize: 1,
            paid: { minor: 4500, currency: "USD" },
          })),
        page: 0,
        pages: 1,
        total: 2,
        filter: "all",
      }),
    ],
    [
      "manage.attendees.empty",
      words.manage.attendees(r, { event, items: [], page: 0, pages: 0, total: 0, filter: "all" }),
    ],
    [
      "manage.attendees.nobodyWaits",
      words.manage.attendees(r, { event, items: [], page: 0, pages: 0, total: 0, filter: "waiting" }),
    ],
    ["manage.editMenu", words.manage.editMenu(r, event)],
    [
      "manage.editConfirm",
      words.manage.editConfirm(r, { ...edit, answers: { ...draft.answers, title: typed.name } }, 27),
    ],
    [
      "manage.editConfirm.description",
      words.manage.editConfirm(r, { ...edit, answers: { description: typed.text.slice(0, 1990) } }, 27),
    ],
    [
      "manage.editConfirm.tickets",
      words.manage.editConfirm(r, kindsChanged(edit, paidDraft(draft, typed)), 27),
    ],
    ["manage.editConfirm.nothing", words.manage.editConfirm(r, { ...edit, answers: {} }, 27)],
    ["manage.editSaved", words.manage.editSaved(r, event, 27, 3)],
    ["manage.editSaved.quietly", words.manage.editSaved(r, event, 0, 0)],
    ["manage.editDiscarded", words.manage.editDiscarded(r, event)],
    [
      "manage.cancelAsk",
      words.manage.cancelAsk(
        r,
        { ...note, kind: "cancel", answers: {} },
        { told: 27, owed: [{ currency: "EUR", amountMinor: 3750, people: 2 }] },
      ),
    ],
    ["manage.cancelAsk.note", words.manage.cancelAsk(r, { ...note, kind: "cancel" }, { told: 27, owed: [] })],
    ["manage.cancelDone", words.manage.cancelDone(r, event, 27)],
    ["manage.updateAsk", words.manage.updateAsk(r, event)],
    ...updates(words, r, event, note),
    ...moderation(words, r, event, note),
    ...guests(words, r, event, typed),
    ["manage.reviewAsk", words.manage.reviewAsk(r, event, "asked")],
    ["manage.reviewed.approved", words.manage.reviewed(r, event, "approved", typed.name, null)],
    ["manage.reviewed.declined", words.manage.reviewed(r, event, "declined", typed.name, typed.text)],
    ["manage.reviewed.asked", words.manage.reviewed(r, event, "asked", typed.name, typed.text)],
    ...schedule(words, r, event, note, typed),
    ["feedback.ask", words.feedback.ask(r, event)],
    ["feedback.thanks", words.feedback.thanks(r, event)],
    ["feedback.commentAsk", words.feedback.commentAsk(r, event)],
    ["feedback.commented", words.feedback.commented(r, event)],
    ["preferences.list", words.preferences.list(r, ["thanks"])],
    ...(["reminder", "update", "thanks"] as const).flatMap((kind): [string, Message][] => [
      [`preferences.muted.${kind}`, words.preferences.muted(r, event, kind)],
      [`preferences.mutedEvent.${kind}`, words.preferences.mutedEvent(r, event, kind)],
    ]),
    ["preferences.unmuted", words.preferences.unmuted(r)],
    ...payments(words, r, event, typed),
    ...letters(words, r, event, typed),
  ];
}

/** What an organizer reads who removes somebody. */
function guests(words: Catalog, r: Reading, event: EventDetails, typed: Typed): [string, Message][] {
  const { pick, ask, removed, blocked, letIn } = words.guests;
  const guest = { event, userId: 7, name: typed.name };
  return [
    ["guests.pick", pick(r, { event, items: attendees(typed), page: 0, pages: 2 })],
    ["guests.ask", ask(r, guest)],
    ["guests.removed", removed(r, { ...guest, isKeptOut: false })],
    ["guests.removed.keptOut", removed(r, { ...guest, isKeptOut: true })],
    ["guests.blocked", blocked(r, { event, people: [guest] })],
    ["guests.blocked.nobody", blocked(r, { event, people: [] })],
    ["guests.letIn", letIn(r, guest)],
  ];
}

/** What administrators read before and after they suspend something. */
function moderation(words: Catalog, r: Reading, event: EventDetails, note: Draft): [string, Message][] {
  const host: User = {
    id: organizerId,
    firstName: event.organizerName,
    lastName: null,
    username: event.organizerUsername,
    languageCode: "en",
    locale: null,
    timeZone: null,
    muted: [],
    quietFrom: null,
    quietUntil: null,
    startedAt: now,
    blockedAt: null,
    verifiedAt: now,
    suspendedAt: null,
    suspendReason: null,
    sessionsEndedAt: null,
    createdAt: now,
  };
  const { text } = note.answers;
  const kept = { ...host, verifiedAt: null, suspendedAt: now, suspendReason: text ?? "" };
  const suspends = (suspend: "event" | "host", more: Answers = {}): Draft => ({
    ...note,
    kind: "suspend",
    answers: { suspend, ...more },
  });
  const { panel, why, confirm } = words.moderation;
  const owed = [{ currency: "EUR", amountMinor: 3750, people: 2 }];
  return [
    ["moderation.panel", panel(r, { event, host, reports: 0 })],
    ["moderation.panel.reported", panel(r, { event, host, reports: 2 })],
    ["moderation.panel.host", panel(r, { event, host: kept, reports: 1 })],
    ["moderation.why", why(r, suspends("event"))],
    ["moderation.why.host", why(r, suspends("host"))],
    ["moderation.confirm", confirm(r, suspends("event", note.answers), [])],
    ["moderation.confirm.paid", confirm(r, suspends("event", note.answers), owed)],
    ["moderation.confirm.host", confirm(r, suspends("host", note.answers), [])],
  ];
}

/** A message to attendees, before, while and after it goes out. */
function updates(words: Catalog, r: Reading, event: EventDetails, note: Draft): [string, Message][] {
  const audience = { confirmed: 27, waiting: 6, withWaiting: true, people: 31, muted: 2, unreachable: 0 };
  const only = { confirmed: 1, waiting: 6, withWaiting: false, people: 1, muted: 0, unreachable: 1 };
  const broadcast: Broadcast = {
    id: rsvpId,
    eventId,
    text: "",
    recipients: { statuses: ["confirmed"] },
    sendAt: now,
    createdAt: now,
    state: "sending",
    people: 27,
    queued: 15,
    sent: 12,
    blocked: 0,
    failed: 0,
    skipped: 0,
    tapped: 0,
  };
  const done = { ...broadcast, state: "sent" as const, queued: 0, sent: 27 };
  const { updateConfirm, updateWhen, updateProgress, updateAsk } = words.manage;
  const later = { ...note, answers: { ...note.answers, sendAt: "2026-11-26T08:00:00.000Z" } };
  return [
    ["manage.updateAsk", updateAsk(r, event)],
    ["manage.updateConfirm", updateConfirm(r, note, audience)],
    ["manage.updateConfirm.later", updateConfirm(r, later, audience)],
    ["manage.updateConfirm.confirmedOnly", updateConfirm(r, note, only)],
    ["manage.updateConfirm.nobody", updateConfirm(r, note, { ...only, confirmed: 0, waiting: 0, people: 0 })],
    ["manage.updateWhen", updateWhen(r, note, null)],
    ["manage.updateWhen.past", updateWhen(r, note, "past")],
    [
      "manage.updateProgress.scheduled",
      updateProgress(r, event, { ...broadcast, state: "scheduled", sendAt: later24 }),
    ],
    ["manage.updateProgress.sending", updateProgress(r, event, broadcast)],
    [
      "broadcast.progress",
      words.letters["broadcast.progress"](r, {
        kind: "broadcast.progress",
        chatId: 1,
        reader: { userId: 1, firstName: "", languageCode: r.language, timeZone: r.timeZone },
        event,
        messageId: 1,
        broadcast: done,
      }),
    ],
    ["manage.updateProgress.sent", updateProgress(r, event, done)],
    ["manage.updateProgress.missed", updateProgress(r, event, { ...done, sent: 23, blocked: 1, failed: 3 })],
    ["manage.updateProgress.stopped", updateProgress(r, event, { ...done, state: "stopped", sent: 12 })],
  ];
}

const later24 = new Date("2026-11-26T18:00:00Z");

/** What a command does that came without its event. */
const pickable = [
  "rsvp",
  "rsvp.cancel.ask",
  "buy",
  "payments",
  "reminders",
  "edit.menu",
  "event.manage.app",
  "update.ask",
  "moderate",
] as const;

/** What an event tells by itself, as its organizer sees it. */
function schedule(
  words: Catalog,
  r: Reading,
  event: EventDetails,
  note: Draft,
  { text }: Typed,
): [string, Message][] {
  const shared = {
    recipients: { statuses: ["confirmed" as const] },
    text: null,
    asksConfirmation: false,
    isEnabled: true,
    sentAt: null,
    people: 27,
    sent: 0,
    blocked: 0,
    failed: 0,
    tapped: 0,
    coming: 0,
  };
  const before = (kind: Reminder["kind"], offsetMinutes: number, dueAt: Date): Reminder => ({
    ...shared,
    id: rsvpId,
    kind,
    timing: { anchor: "start", offsetMinutes },
    dueAt,
  });
  const confirmation: Reminder = {
    ...shared,
    id: rsvpId,
    kind: "confirmation",
    timing: { anchor: "rsvp", offsetMinutes: 0 },
    dueAt: null,
  };
  const day = before("day", -1440, later24);
  const hour = before("hour", -60, new Date("2026-11-27T17:00:00Z"));
  const thanks: Reminder = {
    ...shared,
    id: rsvpId,
    kind: "thanks",
    timing: { anchor: "end", offsetMinutes: 60 },
    dueAt: new Date("2026-11-27T22:00:00Z"),
    isEnabled: false,
  };
  const custom = {
    ...before("custom", -4320, now),
    text,
    asksConfirmation: true,
    sentAt: now,
    sent: 26,
    coming: 12,
  };
  const fixed: Reminder = {
    ...custom,
    timing: { anchor: "fixed", at: later24 },
    dueAt: later24,
    sentAt: null,
  };
  const { list, one, whenAsk, textAsk } = words.reminders;
  return [
    ["reminders.list", list(r, event, [confirmation, day, hour, thanks])],
    ["reminders.list.custom", list(r, event, [confirmation, custom, fixed, day, hour, thanks])],
    ["reminders.one", one(r, event, day)],
    ["reminders.one.hour", one(r, event, hour)],
    ["reminders.one.own", one(r, event, { ...hour, text })],
    ["reminders.one.thanks", one(r, event, thanks)],
    ["reminders.one.confirmation", one(r, event, confirmation)],
    ["reminders.one.custom", one(r, event, fixed)],
    ["reminders.one.sent", one(r, event, custom)],
    ["reminders.whenAsk", whenAsk(r, note, null)],
    ["reminders.whenAsk.past", whenAsk(r, note, "past")],
    ["reminders.whenAsk.unreadable", whenAsk(r, note, "unreadable")],
    ["reminders.textAsk", textAsk(r)],
  ];
}

function reminderLetters(
  words: Catalog,
  to: { chatId: number; reader: Reader; event: EventDetails },
  r: Reading,
  text: string,
): [string, Message][] {
  const at = (iso: string): Reading => ({ ...r, now: new Date(iso) });
  const say = (kind: Reminder["kind"], reading: Reading, own: string | null = null, event = to.event) =>
    words.letters.reminder(reading, {
      kind: "reminder",
      ...to,
      event,
      reminder: { id: rsvpId, kind },
      text: own,
      asksConfirmation: kind === "day",
      isForGoing: true,
    });
  const online = { ...to.event, location: null, onlineUrl: "https://meet.example.com/games" };
  return [
    ["reminder.day", say("day", at("2026-11-26T18:00:00Z"))],
    ["reminder.day.today", say("day", at("2026-11-27T08:00:00Z"))],
    ["reminder.day.early", say("day", at("2026-11-24T08:00:00Z"))],
    ["reminder.hour", say("hour", at("2026-11-27T17:00:00Z"))],
    ["reminder.hour.late", say("hour", at("2026-11-27T17:23:00Z"))],
    ["reminder.hour.online", say("hour", at("2026-11-27T17:00:00Z"), null, online)],
    ["reminder.custom", say("custom", at("2026-11-24T08:00:00Z"), text)],
    ["reminder.custom.during", say("custom", at("2026-11-27T19:00:00Z"), text)],
    ["thanks", words.letters.thanks(r, { kind: "thanks", ...to, text: null })],
    ["thanks.text", words.letters.thanks(r, { kind: "thanks", ...to, text })],
  ];
}

/** Buying, tickets, and what an organizer reads of the money. */
function payments(words: Catalog, r: Reading, event: EventDetails, { name }: Typed): [string, Message][] {
  const type = (n: number) => ({
    id: `0198a1b2-0000-7000-8000-00000000004${n}`,
    name: n === 1 ? "General" : name.slice(0, 60),
    priceMinor: n * 1500 + 3000,
    currency: "USD",
    left: n === 3 ? 0 : null,
  });
  const seat = { ...type(1), holdExpiresAt: later };
  const held = { event, seats: [seat], methods: ["telegram", "stripe"] as PaymentMethod[] };
  const paid = { id: paymentId, amountMinor: 4500, currency: "USD" };
  const ticket = {
    id: ticketId,
    number: "9F3A-22C1-07BE",
    status: "active" as const,
    code: "EV1.code",
    holder: name,
    type: "General",
  };
  const totals = {
    currency: "USD",
    completed: 12,
    paidMinor: 54_000,
    refundedMinor: 4500,
    open: 2,
    openMinor: 9000,
    failed: 1,
    failedMinor: 4500,
    exceptions: 1,
  };
  const promoCode = "A".repeat(31);
  const invoice = (provider: PaymentMethod, shown: HeldSeats): Message => {
    const { description, buttons } = words.payments.invoice(r, shown, provider);
    return { text: new FormattedString(description), buttons };
  };
  const stars = {
    ...held,
    seats: [{ ...seat, currency: "XTR", priceMinor: 450 }],
    methods: ["stars" as const],
  };
  return [
    ["payments.type", words.payments.type(r, event, { types: [1, 2, 3].map(type), promoCode: undefined })],
    ["payments.type.promo", words.payments.type(r, event, { types: [1, 2, 3].map(type), promoCode })],
    ["payments.choose", words.payments.choose(r, held)],
    ["payments.choose.two", words.payments.choose(r, { ...held, seats: [seat, { ...seat, ...type(2) }] })],
    ["payments.choose.stripe", words.payments.choose(r, { ...held, methods: ["stripe"] })],
    ["payments.invoice", invoice("telegram", held)],
    ["payments.invoice.stars", invoice("stars", stars)],
    ["payments.stripe", words.payments.stripe(r, held, "https://checkout.stripe.com/c/pay/1")],
    ["payments.waiting", words.payments.waiting(r, paid)],
    ["payments.arrived", words.payments.arrived(r, paid)],
    ["payments.cancelled", words.payments.cancelled(r, event)],
    ["payments.status", words.payments.status(r, event, [totals, { ...totals, currency: "XTR" }])],
    ["payments.status.one", words.payments.status(r, event, [totals])],
    ["payments.status.none", words.payments.status(r, event, [])],
    ["tickets.ticket", words.tickets.ticket(r, event, ticket)],
    ["tickets.ticket.used", words.tickets.ticket(r, event, { ...ticket, status: "used" })],
    ["tickets.list", words.tickets.list(r, event, [ticket, { ...ticket, status: "used" }])],
    ["tickets.list.none", words.tickets.list(r, event, [])],
    ["tickets.transfer", words.tickets.transfer(r, event, { ticketId: event.id, token: "a".repeat(48) })],
    ["tickets.kept", words.tickets.kept(r, event, event)],
    ["cardGone", words.cardGone(r)],
    ["manage.linkAsk", words.manage.linkAsk(r, event)],
    ["manage.linkRenewed", words.manage.linkRenewed(r, event)],
  ];
}

function paymentLetters(
  words: Catalog,
  r: Reading,
  to: { chatId: number; reader: Reader; event: EventDetails },
  { name, text }: Typed,
): [string, Message][] {
  const payment: PaidFor = {
    id: paymentId,
    provider: "stripe",
    amountMinor: 4500,
    currency: "USD",
    ticketIds: [ticketId],
    cancelledIds: [],
    late: null,
    isKept: false,
  };
  const inStars: PaidFor = { ...payment, provider: "stars", currency: "XTR", amountMinor: 450 };
  const three = { ...payment, ticketIds: [ticketId, ticketId, ticketId] };
  const toOrganizer = { ...to, reader: { ...to.reader, userId: to.event.organizerId } };
  const say = words.letters;
  const wrote = (paid: Parameters<(typeof say)["contact.message"]>[1]["paid"]) =>
    say["contact.message"](r, {
      kind: "contact.message",
      ...toOrganizer,
      from: { userId: 1, name },
      text,
      paid,
    });
  const completed = (paid: PaidFor, hasWaited = false, added: string | null = null) =>
    say["payment.completed"](r, { kind: "payment.completed", ...to, payment: paid, hasWaited, text: added });
  const late = (paid: PaidFor, waits: { position: number; partySize: number } | null = null) =>
    say["payment.late"](r, { kind: "payment.late", ...to, payment: paid, waits });
  const sent = (paid: PaidFor, refund: Omit<RefundShown, "boughtTickets">, boughtTickets = true) =>
    say["refund.sent"](r, {
      kind: "refund.sent",
      ...to,
      payment: paid,
      refund: { ...refund, boughtTickets },
    });
  const gone = (...cancelledIds: string[]) => ({
    cancelledIds,
    ticketIds: three.ticketIds.slice(cancelledIds.length),
  });
  const failed = (paid: PaidFor) =>
    say["refund.failed"](r, {
      kind: "refund.failed",
      ...to,
      payment: paid,
      refund: { amountMinor: 450, boughtTickets: true },
    });
  return [
    ["checkout.expired", say["checkout.expired"](r, { kind: "checkout.expired", ...to })],
    ["payment.completed", completed(payment)],
    ["payment.completed.three", completed(three)],
    ["payment.completed.text", completed(payment, false, text)],
    ["payment.completed.seated", completed({ ...payment, late: "seated" })],
    ["payment.completed.waited", completed({ ...payment, late: "seated" }, true)],
    [
      "payment.late.first",
      late({ ...payment, late: "returned", isKept: true }, { position: 1, partySize: 1 }),
    ],
    [
      "payment.late.second",
      late({ ...inStars, late: "returned", isKept: true }, { position: 2, partySize: 3 }),
    ],
    ["payment.late.returned", late({ ...payment, late: "returned" })],
    ["payment.late.stars", late({ ...inStars, late: "returned" })],
    ["payment.late.duplicate", late({ ...payment, late: "duplicate" })],
    ...declineReasons.map((reason): [string, Message] => [
      `payment.failed.${reason}`,
      say["payment.failed"](r, { kind: "payment.failed", ...to, payment, reason, holdExpiresAt: later }),
    ]),
    ["account.closed", say["account.closed"](r, { kind: "account.closed", ...toOrganizer })],
    ...operatorProblems.map((problem): [string, Message] => [
      `operator.alert.${problem}`,
      say["operator.alert"](r, {
        kind: "operator.alert",
        chatId: 1,
        reader: to.reader,
        problem,
        subject: "evt_1 · refund.updated",
      }),
    ]),
    [
      "payment.alert.late.kept",
      say["payment.alert"](r, {
        kind: "payment.alert",
        ...toOrganizer,
        payment: { ...payment, late: "returned", isKept: true },
        from: { userId: 1, name },
        problem: "late",
        declined: null,
      }),
    ],
    ...paymentProblems.map((problem): [string, Message] => [
      `payment.alert.${problem}`,
      say["payment.alert"](r, {
        kind: "payment.alert",
        ...toOrganizer,
        payment,
        from: { userId: 1, name },
        problem,
        declined: problem === "failed" ? "funds" : null,
      }),
    ]),
    [
      "payment.alert.admin",
      say["payment.alert"](r, {
        kind: "payment.alert",
        ...to,
        payment,
        from: { userId: 1, name },
        problem: "mismatch",
        declined: null,
      }),
    ],
    ["contact.message", wrote(null)],
    ["contact.message.paid", wrote({ payment, refundedMinor: 0, returnsMinor: 0 })],
    ["contact.message.paid.part", wrote({ payment: three, refundedMinor: 1000, returnsMinor: 1750 })],
    ["contact.message.paid.over", wrote({ payment: inStars, refundedMinor: 450, returnsMinor: null })],
    ["contact.reply", say["contact.reply"](r, { kind: "contact.reply", ...to, text })],
    ["refund.sent", sent({ ...payment, ticketIds: [], cancelledIds: [ticketId] }, { amountMinor: 4500 })],
    ["refund.sent.part", sent(payment, { amountMinor: 1000 })],
    ["refund.sent.three", sent(three, { amountMinor: 1000 })],
    ["refund.sent.three.one", sent({ ...three, ...gone(ticketId) }, { amountMinor: 1500 })],
    ["refund.sent.three.two", sent({ ...three, ...gone(ticketId, ticketId) }, { amountMinor: 3000 })],
    ["refund.sent.three.all", sent({ ...three, ...gone(...three.ticketIds) }, { amountMinor: 4500 })],
    ["refund.sent.late", sent(payment, { amountMinor: 4500 }, false)],
    [
      "refund.sent.stars",
      sent({ ...inStars, ticketIds: [], cancelledIds: [ticketId] }, { amountMinor: 450 }),
    ],
    [
      "refund.sent.cancelled",
      say["refund.sent"](r, {
        kind: "refund.sent",
        ...to,
        event: { ...to.event, status: "cancelled" },
        payment,
        refund: { amountMinor: 2250, boughtTickets: true },
      }),
    ],
    ["refund.failed", failed(payment)],
    ["refund.failed.stars", failed(inStars)],
  ];
}

const money: MoneyBack = { provider: "stripe", amountMinor: 4500, currency: "USD" };

export const standings: Standing[] = [
  { status: "none" },
  { status: "confirmed", rsvpId, partySize: 1 },
  { status: "confirmed", rsvpId, partySize: 3 },
  { status: "waitlisted", rsvpId, partySize: 1, position: 3, kept: null },
  { status: "pending", rsvpId, partySize: 2, holdKind: "offer", holdExpiresAt: later },
  { status: "pending", rsvpId, partySize: 1, holdKind: "checkout", holdExpiresAt: later },
  { status: "cancelled" },
  {
    status: "waitlisted",
    rsvpId,
    partySize: 2,
    position: 1,
    kept: money,
  },
];

const full = { sale: { state: "full" }, placesLeft: 0 } as const;

/** The event in each state a card can show. */
export const states = (event: EventDetails): [string, EventDetails][] => [
  ["open", event],
  ["full", { ...event, capacity: 40, going: 40, seatsTaken: 40, guests: 4, waiting: 6, ...full }],
  ["few", { ...event, capacity: 40, going: 38, seatsTaken: 38, placesLeft: 2, sale: { state: "open" } }],
  ["unlimited", { ...event, capacity: null, placesLeft: null }],
  ["long", { ...event, description: "Bring a game, or just play ours. ".repeat(20).trim() }],
  ["online", { ...event, location: null, onlineUrl: "https://meet.example.com/games" }],
  ["paid", { ...event, price: { minor: 4500, currency: "USD" } }],
  ["paid.kinds", { ...event, price: { minor: 4500, currency: "USD" }, pricesDiffer: true }],
  [
    "paid.over",
    { ...event, price: { minor: 4500, currency: "USD" }, sale: { state: "over" }, placesLeft: 0 },
  ],
  [
    "paid.soon",
    {
      ...event,
      price: { minor: 4500, currency: "USD" },
      sale: { state: "soon", kind: "Wave 2", from: later },
      placesLeft: 0,
    },
  ],
  [
    "paid.full",
    {
      ...event,
      price: { minor: 450, currency: "XTR" },
      capacity: 40,
      going: 40,
      seatsTaken: 40,
      waiting: 6,
      ...full,
    },
  ],
  ["on", { ...event, startsAt: new Date("2026-11-22T17:00:00Z"), endsAt: new Date("2026-11-22T20:00:00Z") }],
  [
    "past",
    { ...event, startsAt: new Date("2026-11-20T17:00:00Z"), endsAt: new Date("2026-11-20T20:00:00Z") },
  ],
  ["cancelled", { ...event, status: "cancelled" }],
  ["suspended", { ...event, suspendedAt: now, suspendReason: "Advertising." }],
  ["suspended.host", { ...event, isHostSuspended: true }],
];

/** Those that matter to more than cards, too. */
export const allStates = (event: EventDetails): [string, EventDetails][] => [
  ...states(event),
  [
    "paid.on",
    {
      ...event,
      price: { minor: 4500, currency: "USD" },
      startsAt: new Date("2026-11-22T17:00:00Z"),
      endsAt: new Date("2026-11-22T20:00:00Z"),
    },
  ],
  [
    "paid.past",
    {
      ...event,
      price: { minor: 4500, currency: "USD" },
      startsAt: new Date("2026-11-20T17:00:00Z"),
      endsAt: new Date("2026-11-20T20:00:00Z"),
    },
  ],
  ["paid.cancelled", { ...event, price: { minor: 4500, currency: "USD" }, status: "cancelled" }],
  ["reviewed", { ...event, review: "pending" }],
  [
    "paid.reviewed",
    {
      ...event,
      price: { minor: 4500, currency: "USD" },
      review: "pending",
      sale: { state: "review" },
      placesLeft: 0,
    },
  ],
  ["reviewed.cancelled", { ...event, review: "pending", status: "cancelled" }],
  ["declined", { ...event, review: "declined" }],
  ["unlisted", { ...event, visibility: "unlisted" }],
];

const cards = (words: Catalog, r: Reading, event: EventDetails): [string, Message][] =>
  states(event).flatMap(([state, shown]): [string, Message][] => [
    [`card.group.${state}`, words.card(r, { kind: "group", event: shown, standing: null, viewerId: null })],
    ...standings.map((standing): [string, Message] => [
      `card.private.${state}.${standing.status}${"partySize" in standing ? standing.partySize : ""}${"holdKind" in standing ? standing.holdKind : ""}`,
      words.card(r, { kind: "private", event: shown, standing, viewerId: organizerId }),
    ]),
    [`card.status.${state}`, words.card(r, { kind: "status", event: shown, standing: null, viewerId: null })],
    [
      `card.review.${state}`,
      words.card(r, {
        kind: "review",
        event: { ...shown, review: "pending" },
        standing: null,
        viewerId: null,
      }),
    ],
  ]);

const attendees = ({ name }: Typed) =>
  Array.from({ length: 10 }, (_, n) => ({
    rsvpId,
    userId: n,
    name,
    username: null,
    status: (["confirmed", "pending", "waitlisted"] as const)[n % 3]!,
    partySize: 1 + (n % 4),
    paid: n % 2 ? { minor: 1000, currency: "USD" } : null,
    joinedAt: now,
    reconfirmedAt: null,
  }));

/** One of each problem with an answer, about a night of March 2027 where a clock change matters. */
const problems = ({ text }: Typed): Problem[] => [
  { kind: "not-text" },
  { kind: "title-length", length: 120 },
  { kind: "zone-unknown", text },
  { kind: "date-unreadable", text },
  { kind: "date-only", date: wall },
  {
    kind: "date-which",
    options: [
      { ...wall, month: 3, day: 12 },
      { ...wall, month: 12, day: 3 },
    ],
    timeKnown: true,
  },
  { kind: "date-past", wall: { ...wall, month: 10 }, nextYear: { ...wall, month: 10, year: 2027 } },
  { kind: "date-too-far", wall: { ...wall, year: 2030 }, limit: new Date("2028-11-22T17:42:00Z") },
  {
    kind: "hour-skipped",
    wall: { year: 2027, month: 3, day: 28, hour: 2, minute: 30 },
    before: { year: 2027, month: 3, day: 28, hour: 1, minute: 30 },
    after: { year: 2027, month: 3, day: 28, hour: 3, minute: 0 },
  },
  {
    kind: "hour-twice",
    wall: { year: 2027, month: 10, day: 31, hour: 2, minute: 30 },
    first: new Date("2027-10-31T00:30:00Z"),
    second: new Date("2027-10-31T01:30:00Z"),
  },
  { kind: "length-unreadable" },
  { kind: "location-length", length: 300 },
  { kind: "link-unreadable" },
  { kind: "description-length", length: 2345 },
  { kind: "price-unreadable", text },
  { kind: "price-decimals", currency: "USD", suggestion: 1050 },
  { kind: "price-low", currency: "USD", min: 100 },
  { kind: "price-high", currency: "USD", max: 1_000_000 },
  { kind: "capacity-unreadable" },
  { kind: "capacity-below-taken", taken: 27 },
  { kind: "tickets-below-taken", name: ticketName, taken: 27 },
  { kind: "tickets-impossible" },
  { kind: "guests-unreadable", max: 9 },
  { kind: "draft-date-passed", startsAt: new Date("2026-11-20T18:00:00Z") },
  { kind: "sales-not-open" },
  { kind: "ticket-name-length", length: 120 },
  { kind: "sales-end-late", startsAt: new Date("2026-11-27T18:00:00Z") },
  { kind: "refunds-unreadable" },
  { kind: "not-a-choice" },
  { kind: "not-complete" },
];

/** One kind of ticket is changed, one comes and one goes; with them when money comes back, and the category. */
function kindsChanged(edit: Draft, { answers: { ticketTypes = [], refundPolicy = [] } }: Draft): Draft {
  const [first, second] = [ticketTypes[0]!, ticketTypes[1]!];
  const known = { ...second, id: ticketId };
  return {
    ...edit,
    present: { ...edit.present, ticketTypes: [{ ...first, id: rsvpId }, known], refundPolicy: [] },
    answers: { ticketTypes: [{ ...known, priceMinor: 7000 }, first], refundPolicy, category: "food" },
  };
}

/** A draft with two kinds of ticket, the second in hand, and steps of refunds. */
function paidDraft(draft: Draft, { name }: Typed): Draft {
  const kind = { currency: "EUR", capacity: null, salesStartAt: null, salesEndAt: null } as const;
  const early = { capacity: 20, salesEndAt: "2026-11-26T22:59:00.000Z", isHidden: true };
  return {
    ...draft,
    answers: {
      ...draft.answers,
      paid: true,
      priceMinor: 1800,
      currency: "EUR",
      ticketTypes: [
        { ...kind, name: "General", priceMinor: 2450 },
        { ...kind, ...early, name: name.slice(0, 60), priceMinor: 1800 },
      ],
      ticket: { at: 1 },
      refundPolicy: [
        { hoursBefore: 24, percent: 50 },
        { hoursBefore: 72, percent: 100 },
      ],
    },
  };
}

function letters(
  words: Catalog,
  r: Reading,
  event: EventDetails,
  { name, text }: Typed,
): [string, Message][] {
  const reader: Reader = { userId: 1, firstName: name, languageCode: r.language, timeZone: r.timeZone };
  const to = { chatId: 1, reader, event };
  const before = {
    title: name,
    startsAt: new Date("2026-11-28T17:00:00Z"),
    endsAt: new Date("2026-11-28T19:00:00Z"),
    location: "Old place",
    description: "Old",
    onlineUrl: null,
  };
  const say = words.letters;
  return [
    [
      "rsvp.confirmed",
      say["rsvp.confirmed"](r, {
        kind: "rsvp.confirmed",
        ...to,
        partySize: 3,
        text: null,
        remindedBefore: 1440,
      }),
    ],
    [
      "rsvp.confirmed.text",
      say["rsvp.confirmed"](r, { kind: "rsvp.confirmed", ...to, partySize: 1, text, remindedBefore: null }),
    ],
    ["rsvp.waitlisted", say["rsvp.waitlisted"](r, { kind: "rsvp.waitlisted", ...to, position: 3 })],
    ["rsvp.removed", say["rsvp.removed"](r, { kind: "rsvp.removed", ...to, note: text, back: [] })],
    ["rsvp.status", say["rsvp.status"](r, { kind: "rsvp.status", ...to })],
    ["rsvp.first", say["rsvp.first"](r, { kind: "rsvp.first", ...to, name })],
    ["offer", say.offer(r, { kind: "offer", ...to, rsvpId, partySize: 1, expiresAt: later })],
    ["offer.party", say.offer(r, { kind: "offer", ...to, rsvpId, partySize: 3, expiresAt: later })],
    ["offer.expired", say["offer.expired"](r, { kind: "offer.expired", ...to, expiredAt: later })],
    ["event.published", say["event.published"](r, { kind: "event.published", ...to })],
    [
      "event.changed",
      say["event.changed"](r, { kind: "event.changed", ...to, before, fullRefundUntil: null }),
    ],
    [
      "event.changed.refund",
      say["event.changed"](r, { kind: "event.changed", ...to, before, fullRefundUntil: later }),
    ],
    ["event.cancelled", say["event.cancelled"](r, { kind: "event.cancelled", ...to, note: text, back: [] })],
    [
      "event.reported",
      say["event.reported"](r, {
        kind: "event.reported",
        ...to,
        from: { name, username: "ada" },
        reason: "scam",
        note: text,
      }),
    ],
    ["event.suspended", say["event.suspended"](r, { kind: "event.suspended", ...to, reason: text })],
    ["event.restored", say["event.restored"](r, { kind: "event.restored", ...to })],
    ["event.withdrawn", say["event.withdrawn"](r, { kind: "event.withdrawn", ...to, back: [money] })],
    ["update", say.update(r, { kind: "update", ...to, text })],
    ...reminderLetters(words, to, r, text),
    [
      "verify.admin",
      say["verify.admin"](r, {
        kind: "verify.admin",
        ...to,
        organizer: { name, username: "ada", since: now },
      }),
    ],
    ["verify.approved", say["verify.approved"](r, { kind: "verify.approved", ...to })],
    ["verify.declined", say["verify.declined"](r, { kind: "verify.declined", ...to, message: text })],
    ["verify.asked", say["verify.asked"](r, { kind: "verify.asked", ...to, message: text })],
    [
      "support.message",
      say["support.message"](r, {
        kind: "support.message",
        chatId: 1,
        reader,
        from: { userId: 9, name, username: "ada" },
        text,
      }),
    ],
    ...paymentLetters(words, r, to, { name, text }),
    ["support.reply", say["support.reply"](r, { kind: "support.reply", chatId: 1, reader, text })],
  ];
}

const details: { [R in Reason]?: Refusal<R> } = {
  already_waiting: new Refusal("already_waiting", { position: 3 }),
  past: new Refusal("past", { endedAt: new Date("2026-11-20T20:00:00Z"), timeZone: "Europe/Berlin" }),
  not_enough_seats: new Refusal("not_enough_seats", { free: 2, asked: 3 }),
  too_many_guests: new Refusal("too_many_guests", { max: 4 }),
  capacity_above_tickets: new Refusal("capacity_above_tickets", { tickets: 70 }),
  capacity_below_taken: new Refusal("capacity_below_taken", { taken: 27 }),
  currency_fixed: new Refusal("currency_fixed", { currency: "EUR" }),
  ticket_type_in_use: new Refusal("ticket_type_in_use", { name: ticketName }),
  tickets_below_taken: new Refusal("tickets_below_taken", { name: ticketName, taken: 12 }),
  too_many_drafts: new Refusal("too_many_drafts", { max: 50 }),
  too_many_events: new Refusal("too_many_events", { max: 10, nextAt: later }),
  too_many_messages: new Refusal("too_many_messages", { max: 3, nextAt: later }),
  not_over: new Refusal("not_over", { endsAt: later, timeZone: "Europe/Berlin" }),
  reminder_in_the_past: new Refusal("reminder_in_the_past", { dueAt: now, timeZone: "Europe/Berlin" }),
  too_many_reminders: new Refusal("too_many_reminders", { max: 12 }),
  rate_limited: new Refusal("rate_limited", { retryAt: later }),
  message_too_long: new Refusal("message_too_long", { length: 3600, max: 3500 }),
  not_on_sale: new Refusal("not_on_sale", { name: ticketName, from: later }),
  sold_out: new Refusal("sold_out", { name: ticketName, hasOthers: true }),
  unknown_placeholder: new Refusal("unknown_placeholder", { name: "nickname" }),
  too_many_tickets: new Refusal("too_many_tickets", { name: ticketName, max: 4 }),
  refund_too_large: new Refusal("refund_too_large", { leftMinor: 1500, currency: "USD" }),
  hold_ends_soon: new Refusal("hold_ends_soon", { until: later, timeZone: "Europe/Berlin" }),
  place_fixed: new Refusal("place_fixed", { isOnline: false }),
  price_too_low: new Refusal("price_too_low", { leftMinor: 40, leastMinor: 100, currency: "EUR" }),
  promo_too_large: new Refusal("promo_too_large", {
    name: ticketName,
    leftMinor: 40,
    leastMinor: 100,
    currency: "EUR",
  }),
  too_many_holds: new Refusal("too_many_holds", { max: 3, nextAt: later }),
  suspended: new Refusal("suspended", { reason: "Advertising for other people's events. ".repeat(8) }),
  draft_conflict: new Refusal("draft_conflict", { fields: ["title"], draft: {} as never }),
};

/** Every refusal's words. */
export const everyRefusal = (words: Catalog, r: Reading): [Reason, Refused][] =>
  reasons.map((reason) => {
    const say = words.refusals[reason] as (
      r: Reading,
      refusal: Refusal,
      subject: { eventId: string; draftId: string },
    ) => Refused;
    const refusal =
      (details[reason] as Refusal | undefined) ?? new (Refusal as new (reason: Reason) => Refusal)(reason);
    return [reason, say(r, refusal, { eventId, draftId })];
  });
