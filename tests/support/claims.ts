import { type Reason, Refusal, reasons } from "@/domain/errors";
import { hasStarted } from "@/domain/events/rules";
import type { EventDetails } from "@/domain/events/schema";
import { type PaidFor, stoppedKinds } from "@/domain/letters";
import type { Standing } from "@/domain/rsvps/schema";
import { compareDates, wallTimeIn } from "@/domain/time";
import { isLive, stateOf } from "@/messages/event-state";
import type { Operation } from "@/messages/operations";
import type { Speech } from "./every-speech";

/** What can be the case while something is said. */
export type Fact =
  | "the event is to come"
  | "the event is on"
  | "the event is over"
  | "the event is cancelled"
  | "the event is suspended"
  | "seats are free"
  | "no seat is free"
  | "seats can be had"
  | "prices differ"
  | "it costs nothing"
  | "sales are over"
  | "sales are to begin"
  | "sales wait for approval"
  | "it starts today"
  | "it starts tomorrow"
  | "it starts within hours"
  | "it is listed"
  | "it is not listed"
  | "it is looked at"
  | "a ticket holds"
  | "a ticket was cancelled"
  | "a ticket was used"
  | "a kind is sold out"
  | "others are left"
  | "the hold ran out"
  | "it is the first RSVP"
  | "a seat is held"
  | "it is a draft"
  | "it is a preview"
  | `refused: ${Reason}`;

type Told = Partial<{
  standing: Standing | null;
  holdExpiresAt: Date;
  event: EventDetails;
  payment: PaidFor;
  ticket: { status: string };
  types: { left: number | null }[];
  items: unknown[];
}>;

const isEvent = (value: unknown): value is EventDetails =>
  typeof value === "object" && value !== null && "startsAt" in value && "seatsTaken" in value;

/** The event that something is said of, wherever it stands among what was told. */
function eventOf(told: unknown[]): EventDetails | undefined {
  const ofThese = told.find(isEvent);
  if (ofThese) return ofThese;
  for (const value of told) {
    const { event, items } = (value ?? {}) as Told;
    if (isEvent(event)) return event;
    const within = Array.isArray(items) ? eventOf(items) : undefined;
    if (within) return within;
  }
  return undefined;
}

/** What is the case, by what the words were told. */
export function factsOf({ by, told, at: now }: Speech): Set<Fact> {
  const event = eventOf(told);
  const all = told.flatMap((value) => (Array.isArray(value) ? value : [value])) as Told[];
  const has = (is: boolean | undefined, ...facts: Fact[]) => (is ? facts : []);
  return new Set([
    ...(event ? factsOfEvent(event, now) : []),
    ...all
      .filter((value) => value !== null && typeof value === "object")
      .flatMap((value) => {
        const status = (value as { status?: string; number?: string }).status;
        const isTicket = "number" in value;
        const isThere = event !== undefined && !["cancelled", "ended"].includes(stateOf(event, now));
        return [
          ...has(isTicket && status === "active" && isThere, "a ticket holds"),
          ...has(isTicket && status === "used", "a ticket was used"),
          ...has(
            value.payment && value.payment.ticketIds.length > 0 && event?.status !== "cancelled",
            "a ticket holds",
          ),
          ...has(value.standing?.status === "pending" || value.holdExpiresAt !== undefined, "a seat is held"),
          ...has((value.payment?.cancelledIds.length ?? 0) > 0, "a ticket was cancelled"),
          ...has(
            value.types?.some(({ left }) => left === 0),
            "a kind is sold out",
          ),
        ];
      }),
    ...has(by === "letters.checkout.expired", "the hold ran out"),
    ...has(by.startsWith("reminders."), "it is a preview"),
    ...has(by.startsWith("drafts."), "it is a draft"),
    ...refused(by, told),
    ...told.flatMap((value) =>
      has(value instanceof Refusal && (value as Refusal<"sold_out">).details?.hasOthers, "others are left"),
    ),
    // Sent for the first of all, and once.
    ...has(by === "letters.rsvp.first", "it is the first RSVP"),
  ]);
}

function refused(by: string, told: unknown[]): Fact[] {
  const reason = by === "payments.preCheckout" ? told[0] : by.replace(/^refusals\./, "");
  const known = reasons.find((one) => one === reason);
  return known ? [`refused: ${known}`] : [];
}

function factsOfEvent(event: EventDetails, now: Date): Fact[] {
  const state = stateOf(event, now);
  const [today, day] = [wallTimeIn(event.timeZone, now), wallTimeIn(event.timeZone, event.startsAt)];
  const days = Math.round(
    (Date.UTC(day.year, day.month, day.day) - Date.UTC(today.year, today.month, today.day)) / 86_400_000,
  );
  const isToCome = isLive(event, now) && state !== "on";
  const isListed =
    (isToCome || state === "on") &&
    event.visibility === "public" &&
    (event.review === "not_needed" || event.review === "approved");
  const facts: [boolean, Fact][] = [
    [isToCome, "the event is to come"],
    [state === "on", "the event is on"],
    [state === "ended", "the event is over"],
    [event.status === "cancelled", "the event is cancelled"],
    [state === "suspended", "the event is suspended"],
    [state === "open", "seats are free"],
    [state === "full", "no seat is free"],
    [state === "open" || state === "full", "seats can be had"],
    [event.pricesDiffer, "prices differ"],
    [event.price === null || event.price.minor === 0, "it costs nothing"],
    [state === "over", "sales are over"],
    [state === "soon", "sales are to begin"],
    [state === "review", "sales wait for approval"],
    [!hasStarted(event, now) && compareDates(day, today) === 0, "it starts today"],
    [days === 1, "it starts tomorrow"],
    [
      !hasStarted(event, now) && event.startsAt.getTime() - now.getTime() < 86_400_000,
      "it starts within hours",
    ],
    [isListed, "it is listed"],
    [!isListed, "it is not listed"],
    [event.review === "pending" && event.status === "published", "it is looked at"],
  ];
  return facts.flatMap(([is, fact]) => (is ? [fact] : []));
}

export type Claim = {
  claim: string;
  /** What it sounds like, or where the buttons lead by which it is made. */
  says?: { en: RegExp; es: RegExp };
  leads?: Operation[];
  /** It may be made when one of these is the case; never where none is named. */
  when: Fact[];
};

/** What may be claimed, and when. */
export const claims: Claim[] = [
  {
    claim: "a ticket opens the door",
    says: {
      en: /(?<!(isn't|not) )\bvalid\b|still good|[Kk]eep (your( \d)? tickets?|their|the other)|tickets? for .* ha(s|ve) been confirmed|Show this code/,
      es: /(?<!no (es|son) )\bválid[ao]s?\b|[Cc]onserva[ns]? (tu|la|las|sus) |entradas? para .* est(á|án) confirmada|Enseña este código/,
    },
    when: ["a ticket holds"],
  },
  {
    claim: "a kind of ticket is sold out",
    says: { en: /sold out/, es: /entradas .* agotadas|: agotada/ },
    when: ["a kind is sold out", "refused: sold_out"],
  },
  {
    claim: "a price is the lowest of several",
    says: {
      en: /[Ff]rom ([A-Z]{0,2}[$€£¥]\d|[\d,]+ ⭐)/,
      es: /[Dd]esde [\d.,]+ (US\$|€|£|¥|⭐|[A-Z]{3})/,
    },
    // A draft's kinds of ticket are in its own answers, which its preview reads.
    when: ["prices differ", "it is a draft"],
  },
  {
    claim: "seats are left",
    says: { en: /\d+ seats? (are |is )?left/, es: /quedan? \d+ plaza/ },
    when: ["seats are free", "refused: not_enough_seats"],
  },
  {
    claim: "no seat is left",
    says: { en: /\bis full\b|\bFull\b/, es: /está completo|\bCompleto\b/ },
    when: ["no seat is free"],
  },
  {
    claim: "it is free",
    says: { en: /Price: Free/, es: /Precio: Gratis/ },
    when: ["it costs nothing", "it is a draft"],
  },
  {
    claim: "sales are over",
    says: { en: /Sales ended/, es: /La venta ha terminado/ },
    when: ["sales are over"],
  },
  {
    claim: "sales begin later",
    says: { en: /on sale (on |from)/, es: /salen a la venta/ },
    when: ["sales are to begin", "refused: not_on_sale"],
  },
  {
    claim: "sales begin with the approval",
    says: { en: /once the event is approved/, es: /cuando se apruebe el evento/ },
    when: ["sales wait for approval", "refused: awaits_approval"],
  },
  {
    claim: "somebody is the first",
    says: { en: /is the first to RSVP|has the first ticket/, es: /la primera persona en|la primera entrada/ },
    when: ["it is the first RSVP"],
  },
  {
    claim: "people hear in a while",
    says: { en: /told in about two minutes/, es: /unos dos minutos/ },
    when: ["the event is to come", "the event is on"],
  },
  {
    claim: "somebody hears at once",
    says: { en: /told at once/, es: /enterarán? al momento|sabe al momento/ },
    when: ["it is a preview"],
  },
  {
    claim: "others are still to be had",
    says: { en: /still available/, es: /[Aa]ún quedan otras/ },
    when: ["others are left"],
  },
  {
    claim: "the time to pay is over",
    says: { en: /time to pay is over/, es: /tiempo para pagar/ },
    when: ["the hold ran out"],
  },
  {
    claim: "it is today",
    says: { en: /is today!/, es: /es hoy!/ },
    when: ["it starts today", "it is a preview"],
  },
  {
    claim: "it is tomorrow",
    says: { en: /is tomorrow!/, es: /es mañana!/ },
    when: ["it starts tomorrow", "it is a preview"],
  },
  {
    claim: "it starts soon",
    says: { en: /starting in|See you soon/, es: /empieza en/ },
    when: ["it starts within hours", "it is a preview"],
  },
  {
    claim: "it is still to come",
    says: { en: /looking forward to seeing you/, es: /ganas de verte/ },
    when: ["the event is to come"],
  },
  { claim: "it is on", says: { en: /On now/, es: /En marcha/ }, when: ["the event is on"] },
  {
    claim: "it has been",
    says: { en: /\bEnded\b|Thank you for attending/, es: /Terminado|Gracias por venir/ },
    when: ["the event is over", "it is a preview"],
  },
  {
    claim: "it was cancelled",
    says: {
      en: /^❌ Cancelled|event was cancelled|has cancelled the event|has been cancelled by the organizer/m,
      es: /^❌ Cancelado|evento se canceló|cancelarse el evento|Quien organiza ha cancelado (?!tu)/m,
    },
    when: ["the event is cancelled", "refused: cancelled"],
  },
  {
    claim: "everyone can find it",
    says: { en: /Everyone can find it|is now listed/, es: /puede encontrarlo|ya aparece para todo/ },
    when: ["it is listed"],
  },
  {
    claim: "a person looks at it first",
    says: { en: /takes a quick look/, es: /echa un vistazo/ },
    when: ["it is looked at", "refused: awaits_approval"],
  },
  {
    claim: "a seat can be had",
    leads: ["rsvp", "buy", "buy.type", "pay.more"],
    when: [
      "seats can be had",
      "a seat is held",
      // The way back to an event of which the refusal knows no more.
      "refused: checkout_gone",
      "refused: checkout_open",
      "refused: method_not_offered",
      "refused: needs_ticket",
      "refused: not_going",
      "refused: offer_gone",
      "refused: price_changed",
      "refused: price_too_low",
      "refused: promo_gone",
      "refused: provider_unreachable",
      "refused: sold_out",
      "refused: too_many_tickets",
    ],
  },
  {
    claim: "a seat can be given back",
    leads: ["rsvp.cancel.ask", "rsvp.cancel", "coming"],
    when: ["the event is to come", "the event is on"],
  },
  {
    claim: "guests can be brought",
    leads: ["guests.ask", "guests"],
    when: ["the event is to come", "refused: not_enough_seats"],
  },
  {
    claim: "it can be changed",
    leads: ["edit.menu", "edit.field", "event.cancel.ask", "event.cancel"],
    when: ["the event is to come", "the event is on", "the event is suspended"],
  },
  { claim: "it can be rated", leads: ["feedback", "feedback.rate"], when: ["the event is over"] },
];

type Silence = { by: string[]; while: Fact[]; because: string };

/** What is not said at all while this is the case. */
export const silences: Silence[] = [
  {
    by: [
      "pick",
      "rsvps.guestsAsk",
      "rsvps.cancelAsk",
      "rsvps.cancelled",
      "rsvps.leaveAsk",
      "rsvps.leftWaitlist",
      "rsvps.offerAccepted",
      "rsvps.offerDeclined",
      "payments.type",
      "payments.choose",
      "payments.cancelled",
      "drafts.published",
      "manage.editMenu",
      "manage.editConfirm",
      "manage.editSaved",
      "manage.editDiscarded",
      "reminders.list",
      "reminders.one",
      "reminders.whenAsk",
      "feedback.ask",
      "letters.event.cancelled",
      ...stoppedKinds.map((kind) => `letters.${kind}`),
    ],
    while: ["the event is suspended"],
    because: "A suspended event is only refused: nobody joins it, changes it or is told about it.",
  },
  {
    by: ["pick"],
    while: [
      "the event is on",
      "the event is over",
      "the event is cancelled",
      "sales are over",
      "sales are to begin",
      "sales wait for approval",
    ],
    because: "Each operation has a list of its own, and a tap is answered like any other.",
  },
  {
    by: ["rsvps.guestsAsk", "rsvps.offerAccepted", "rsvps.offerDeclined", "payments.type", "payments.choose"],
    while: ["the event is on", "the event is over", "the event is cancelled"],
    because: "Seats are given until the event starts: the answer is a refusal.",
  },
  {
    by: ["payments.type"],
    while: ["sales are over", "sales are to begin", "sales wait for approval"],
    because: "No type is on sale: the answer is a refusal.",
  },
  {
    by: ["rsvps.cancelAsk", "rsvps.cancelled", "rsvps.leaveAsk", "rsvps.leftWaitlist", "payments.cancelled"],
    while: ["the event is over", "the event is cancelled"],
    because: "Nothing can be given back any more: the answer is a refusal.",
  },
  {
    by: ["letters.rsvp.confirmed", "letters.rsvp.waitlisted", "letters.offer"],
    while: ["the event is on", "the event is over", "the event is cancelled"],
    because: "It answers a tap, within seconds; and nobody stands so at a cancelled event.",
  },
  {
    by: ["letters.payment.completed"],
    while: ["the event is cancelled"],
    because: "It is not sent: its tickets are cancelled.",
  },
  {
    by: ["letters.event.cancelled"],
    while: ["the event is to come", "the event is on", "the event is over"],
    because: "It is sent of an event that was cancelled.",
  },
  {
    by: ["letters.payment.failed"],
    while: ["the event is on", "the event is over", "the event is cancelled", "sales are over"],
    because: "It is sent while the seat is held, within seconds.",
  },
  {
    by: ["letters.reminder", "reminders.list", "reminders.one", "reminders.whenAsk"],
    while: ["the event is cancelled"],
    because: "A cancelled event has no schedule any more.",
  },
  {
    by: ["letters.thanks", "feedback.ask"],
    while: ["the event is to come", "the event is on", "the event is cancelled"],
    because: "It comes after the end, and not at all when the event is cancelled.",
  },
  {
    by: [
      "letters.event.published",
      "letters.event.changed",
      "letters.verify.approved",
      "letters.verify.declined",
      "letters.verify.asked",
    ],
    while: ["the event is over", "the event is cancelled"],
    because: "It is not sent: the event is over.",
  },
  {
    by: ["letters.verify.approved"],
    while: ["it is not listed"],
    because: "It is sent when its event is listed.",
  },
  {
    by: [
      "manage.cancelAsk",
      "drafts.published",
      "manage.editMenu",
      "manage.editConfirm",
      "manage.editSaved",
      "manage.editDiscarded",
    ],
    while: ["the event is over", "the event is cancelled"],
    because: "An event that is over is neither published nor changed.",
  },
  {
    by: ["tickets.ticket"],
    while: ["the event is cancelled"],
    because: "Its tickets are cancelled: the answer is a refusal.",
  },
];

/** Whether it can be said at all. */
export function canBeSaid({ by }: Speech, facts: Set<Fact>): boolean {
  return !silences.some(
    (silence) => silence.by.includes(by) && silence.while.some((fact) => facts.has(fact)),
  );
}

const timeOfDay = /\b\d{1,2}:\d{2}\b/;
const zone = /\([A-Z][\w ]+(?:, (?:GMT|UTC)[^)]*)?\)|GMT|UTC|\b(?:in|en|de) [A-Z]\w+/;
const example = /e\.g\.|p\. ej\.|Try: |Prueba: /i;

/** The lines that tell a time of day without its zone; how a time can be typed is no time. */
export const timesWithoutZone = (text: string) =>
  text.split("\n").filter((line) => timeOfDay.test(line) && !zone.test(line) && !example.test(line));
