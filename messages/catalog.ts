import type { PaymentMethod } from "@/domain/context";
import type { Draft, Problem, QuestionKey } from "@/domain/drafts/schema";
import type { Reason, Refusal } from "@/domain/errors";
import type { EventDetails } from "@/domain/events/schema";
import type { Letter, LetterKind, MoneyBack } from "@/domain/letters";
import type { Broadcast, Card } from "@/domain/notifications/schema";
import type { Owed } from "@/domain/payments/schema";
import type { Attendee, Standing } from "@/domain/rsvps/schema";
import type { WallTime } from "@/domain/time";
import type { Alert, Button, Message, Reading } from "./message";
import type { ModerationCatalog } from "./moderation-catalog";
import type { NewsCatalog } from "./news-catalog";
import type { Operation } from "./operations";

export type { Action, Alert, Button, Message, Reading } from "./message";

/** A card as words need it. `viewerId` is who reads a private one: the organizer's own has a way to manage it. */
export type ShownCard = Pick<Card, "kind" | "event" | "standing"> & {
  viewerId: number | null;
  holdsSeat?: boolean;
};

export type PagedEvents<Item> = { items: Item[]; page: number; hasMore: boolean };
export type MyEvent = { event: EventDetails; standing: Standing };
export type AttendeePage = {
  event: EventDetails;
  items: Attendee[];
  page: number;
  pages: number;
  total: number;
  filter: AttendeeFilter;
};
export type AttendeeFilter = "all" | "confirmed" | "waiting";

/** Seats that are held for whoever reads until they are paid. Prices are minor units. */
export type HeldSeats = {
  event: EventDetails;
  seats: { name: string; priceMinor: number; currency: string; holdExpiresAt: Date | null }[];
  methods: PaymentMethod[];
};
/** `left` is null where there is no limit. */
export type TicketChoiceShown = {
  types: { id: string; name: string; priceMinor: number; currency: string; left: number | null }[];
  promoCode: string | undefined;
};
/** `code` is what its QR code says; null for who may not have it. */
export type ShownTicket = {
  id: string;
  number: string;
  status: "held" | "active" | "used" | "cancelled";
  code: string | null;
  holder: string;
  type: string;
};
/** What an event took in, in one currency's minor units. */
export type PaymentTotals = {
  currency: string;
  completed: number;
  paidMinor: number;
  refundedMinor: number;
  open: number;
  openMinor: number;
  failed: number;
  failedMinor: number;
  exceptions: number;
};
/** Whom a message is for, by how they stand; and of those, how many will get it. */
export type AudienceShown = {
  confirmed: number;
  waiting: number;
  withWaiting: boolean;
  people: number;
  muted: number;
  unreachable: number;
};
/** An amount in minor units. */
type Money = { amountMinor: number; currency: string };

/**
 * Every word the product says, in one language. A language is one folder with an object of this type:
 * what is missing does not compile. Keys follow the conversation they belong to.
 */
export type Catalog = NewsCatalog &
  ModerationCatalog & {
    start: {
      new: (r: Reading, user: { firstName: string }) => Message;
      back: (
        r: Reading,
        user: { firstName: string },
        next: EventDetails | null,
        draft: Draft | null,
      ) => Message;
      /** One line above the card of an event somebody was invited to. */
      invited: (r: Reading, user: { firstName: string }) => Message;
    };
    help: (r: Reading, isAdmin?: boolean) => Message;
    support: {
      ask: (r: Reading) => Message;
      sent: (r: Reading) => Message;
      /** To an administrator who answers somebody's question. */
      replyAsk: (r: Reading) => Message;
      replySent: (r: Reading) => Message;
    };
    terms: (r: Reading) => Message;
    privacy: (r: Reading) => Message;
    unknown: (r: Reading) => Message;
    cancelNothing: (r: Reading) => Message;
    /** A conversation that was left: what it was for did not happen. */
    dropped: (r: Reading) => Message;
    webApp: {
      open: (r: Reading) => Message;
      create: (r: Reading) => Message;
      manage: (r: Reading, event: EventDetails) => Message;
    };
    /** A command that needs an event and got none. */
    pick: (r: Reading, operation: Operation, events: PagedEvents<EventDetails>) => Message;
    pickNone: (r: Reading) => Message;
    find: (r: Reading, events: PagedEvents<EventDetails>) => Message;
    mine: (r: Reading, events: PagedEvents<MyEvent>) => Message;
    organized: (r: Reading, events: PagedEvents<EventDetails>) => Message;
    calendar: (
      r: Reading,
      event: EventDetails,
      links: { google: string; outlook: string; apple: string },
    ) => Message;

    /** The live card of an event; a private one shows its reader's standing. */
    card: (r: Reading, card: ShownCard) => Message;
    /** What stays of a card whose reader may know of the event no longer. */
    cardGone: (r: Reading) => Message;
    /** All that its organizer wrote about an event, where the card had to cut it. */
    about: (r: Reading, event: EventDetails) => Message;
    /** One line for a list of inline results. */
    inlineDescription: (r: Reading, event: EventDetails) => string;
    inlineNothing: (r: Reading, query: string) => { label: string };
    inlineCreate: (r: Reading) => { label: string };

    rsvps: {
      guestsAsk: (r: Reading, event: EventDetails, partySize: number, maxParty: number) => Message;
      /** `back` is what comes back of what they paid, until `fullUntil` all of it; null for those who paid nothing. */
      cancelAsk: (
        r: Reading,
        event: EventDetails,
        back: (MoneyBack & { fullUntil: Date | null }) | null,
      ) => Message;
      cancelled: (r: Reading, event: EventDetails, back: MoneyBack | null) => Message;
      /** Before somebody gives up their place on the waiting list and with it the money that is kept for a seat. */
      leaveAsk: (r: Reading, event: EventDetails, back: MoneyBack) => Message;
      leftWaitlist: (r: Reading, event: EventDetails, back: MoneyBack | null) => Message;
      offerAccepted: (r: Reading, event: EventDetails) => Message;
      offerDeclined: (r: Reading, event: EventDetails) => Message;
      /** The answer to a tap beside a shared card. */
      alertConfirmed: (r: Reading, event: Pick<EventDetails, "title">, reachable: boolean) => Alert;
      alertWaitlisted: (r: Reading, position: number, reachable: boolean) => Alert;
      alertGuests: (r: Reading, partySize: number) => Alert;
    };

    payments: {
      /** Several types to choose from; those that are sold out are told and not offered. */
      type: (r: Reading, event: EventDetails, choice: TicketChoiceShown) => Message;
      choose: (r: Reading, held: HeldSeats) => Message;
      /** What stands on an invoice beside its title (description ≤ 255); the pay button comes first. */
      invoice: (
        r: Reading,
        held: HeldSeats,
        provider: PaymentMethod,
      ) => { description: string; buttons: Button[][] };
      stripe: (r: Reading, held: HeldSeats, url: string) => Message;
      waiting: (r: Reading, payment: Money & { id: string }) => Message;
      /** Money has come, and we could not do at once what follows from it. */
      arrived: (r: Reading, paid: Money) => Message;
      cancelled: (r: Reading, event: EventDetails) => Message;
      /** Why Telegram should not take the money (≤ 200); null for a fault of ours. */
      preCheckout: (reason: Reason | null) => string;
      /** For the organizer. */
      status: (r: Reading, event: EventDetails, totals: PaymentTotals[]) => Message;
      resolved: Alert;
    };

    tickets: {
      ticket: (r: Reading, event: EventDetails, ticket: ShownTicket) => Message;
      /** Those of one person for one event. */
      list: (r: Reading, event: EventDetails, tickets: ShownTicket[]) => Message;
      /** The link by which somebody else takes a ticket over. */
      transfer: (r: Reading, event: EventDetails, offer: { ticketId: string; token: string }) => Message;
      /** The link was taken back. */
      kept: (r: Reading, event: EventDetails, ticket: { id: string }) => Message;
    };

    drafts: {
      start: (r: Reading) => Message;
      resume: (r: Reading, draft: Draft) => Message;
      /** The open question with its buttons; with `event`, it shows the present value too. */
      question: (r: Reading, draft: Draft) => Message;
      /** A question that has been answered: no buttons, and the answer below. */
      answered: (r: Reading, draft: Draft, question: QuestionKey) => Message;
      /** The tap-only calendar: twelve days from `from` on. */
      days: (r: Reading, draft: Draft, from: WallTime) => Message;
      months: (r: Reading, draft: Draft) => Message;
      /** Half hours of one part of a day (n night 0–6, m morning 6–12, a afternoon 12–18, e evening 18–24). */
      times: (r: Reading, draft: Draft, day: WallTime, part: "n" | "m" | "a" | "e") => Message;
      minutes: (r: Reading, draft: Draft, wall: WallTime) => Message;
      /** The key under the composer that shares a location, for the zone question. */
      locationAsk: (r: Reading) => Message;
      /** The currencies a price can be in; `all` shows those beyond the first handful. */
      currencies: (r: Reading, draft: Draft, all?: boolean) => Message;
      problem: (r: Reading, draft: Draft, problem: Problem) => Message;
      /** "I read that as …": the understood date with weekday and zone, when it was typed. */
      understood: (r: Reading, draft: Draft) => Message;
      preview: (r: Reading, draft: Draft) => Message;
      change: (r: Reading, draft: Draft) => Message;
      published: (r: Reading, event: EventDetails) => Message;
      saved: (r: Reading, draft: Draft) => Message;
      deleteAsk: (r: Reading, draft: Draft) => Message;
      deleted: (r: Reading) => Message;
      bannerSet: (r: Reading) => Message;
    };

    manage: {
      /** The organizer's view of one event: state and what can be done. */
      event: (r: Reading, event: EventDetails) => Message;
      /** Before the event gets a new link: what becomes of those that were sent. */
      linkAsk: (r: Reading, event: EventDetails) => Message;
      linkRenewed: (r: Reading, event: EventDetails) => Message;
      attendees: (r: Reading, page: AttendeePage) => Message;
      editMenu: (r: Reading, event: EventDetails) => Message;
      editConfirm: (r: Reading, draft: Draft, told: number) => Message;
      editSaved: (r: Reading, event: EventDetails, told: number, cards: number) => Message;
      editDiscarded: (r: Reading, event: EventDetails) => Message;
      /** `owed` goes back to those who paid, in each currency. */
      cancelAsk: (r: Reading, draft: Draft, about: { told: number; owed: Owed[] }) => Message;
      cancelDone: (r: Reading, event: EventDetails, told: number) => Message;
      updateAsk: (r: Reading, event: EventDetails) => Message;
      updateConfirm: (r: Reading, draft: Draft, audience: AudienceShown) => Message;
      /** When to send it. */
      updateWhen: (r: Reading, draft: Draft, problem: "unreadable" | "past" | null) => Message;
      updateProgress: (r: Reading, event: EventDetails, broadcast: Broadcast) => Message;
      reviewAsk: (r: Reading, event: EventDetails, verdict: "asked" | "declined") => Message;
      reviewed: (
        r: Reading,
        event: EventDetails,
        verdict: "approved" | "asked" | "declined",
        adminName: string,
        message: string | null,
      ) => Message;
    };

    letters: { [Kind in LetterKind]: (r: Reading, letter: Extract<Letter, { kind: Kind }>) => Message };

    refusals: { [R in Reason]: (r: Reading, refusal: Refusal<R>, subject?: Subject) => Refused };
    /** Something broke on our side; `errorId` finds it in the logs. */
    unavailable: (r: Reading, errorId: string) => Alert;
    /** A tap on what is no longer true, where many people see it. */
    outdated: Alert;
    saved: Alert;
    sent: Alert;

    /** The command menu: name → what it does, in a few words. */
    commands: Record<CommandName, string>;
    /** Name, description (≤ 512) and short description (≤ 120) of the bot's profile. */
    profile: { description: string; shortDescription: string };
  };

/** What was asked about, when it is known: the button of a refusal leads there. */
export type Subject = {
  eventId?: string | undefined;
  draftId?: string | undefined;
  /** The venue's, where the event is known. */
  timeZone?: string;
};

/** The words of a refusal, and the button that leads on when it is shown as a message. */
export type Refused = Alert & { button?: Button };

/** Every command, the most used first: the order of the private menu. */
export const commandNames = [
  "start",
  "create",
  "my_events",
  "events",
  "help",
  "webapp",
  "create_webapp",
  "manage_webapp",
  "edit",
  "rsvp",
  "cancel_rsvp",
  "buy_ticket",
  "notify",
  "reminders",
  "broadcast",
  "payments",
  "cancel",
  "privacy",
  "terms",
  "support",
  "paysupport",
] as const;
export type CommandName = (typeof commandNames)[number];
