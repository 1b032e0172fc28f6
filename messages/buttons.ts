import type { EventDetails } from "@/domain/events/schema";
import type { Button, Reading } from "./catalog";
import { directionsTo, type Place } from "./directions";
import { tap } from "./keyboard";
import type { Operation } from "./operations";

/** What stands on the buttons that many messages share. */
export type Labels = Record<Plain | OfEvent | OfPayment | OfTicket | OfDraft | keyof typeof pages, string> & {
  viewAttendees: string;
  addTicketType: string;
  share: string;
  copyTicketId: string;
  contactUser: string;
  details: string;
  getDirections: string;
  joinOnline: string;
};

const plain = {
  findEvents: "find",
  createEvent: "create",
  createViaChat: "create.chat",
  myEvents: "mine",
  help: "help",
  contactSupport: "support",
  reply: "support",
  paymentHelp: "support",
  preferences: "preferences",
  close: "close",
} as const satisfies Record<string, Operation>;

const ofEvent = {
  viewDetails: "event.show",
  viewEvent: "event.show",
  viewUpdatedDetails: "event.show",
  readMore: "event.about",
  addToCalendar: "event.calendar",
  rsvp: "rsvp",
  rsvpAgain: "rsvp",
  joinWaitlist: "rsvp",
  joinWaitlistAgain: "rsvp",
  leaveWaitlist: "waitlist.leave",
  getMoneyBack: "waitlist.refund",
  stayOnWaitlist: "event.show",
  cancelRsvp: "rsvp.cancel.ask",
  cancelRsvpNow: "rsvp.cancel",
  keepSeat: "event.show",
  guests: "guests.ask",
  bringGuests: "guests.ask",
  accept: "offer.accept",
  decline: "offer.decline",
  illBeThere: "coming",
  stopMessages: "mute",
  contactOrganizer: "contact",
  answer: "contact",
  shareFeedback: "feedback",
  addComment: "feedback.comment",
  acceptAndPay: "offer.accept",
  buyTicket: "buy",
  continuePayment: "buy",
  startAgain: "buy",
  tryAgain: "buy",
  otherTickets: "buy",
  payInTelegram: "pay.telegram",
  payWithStars: "pay.telegram",
  payViaStripe: "pay.stripe",
  oneMoreTicket: "pay.more",
  cancelPayment: "pay.cancel",
  viewTicket: "tickets",
  viewTickets: "tickets",
  manage: "event.manage",
  newLink: "link.ask",
  newLinkNow: "link.renew",
  keepLink: "event.manage",
  editEvent: "edit.menu",
  editMore: "edit.menu",
  sendUpdate: "update.ask",
  sendMessage: "update.ask",
  reminders: "reminders",
  paymentStatus: "payments",
  cancelEvent: "event.cancel.ask",
  approve: "review.approve",
  ask: "review.ask",
  declineReview: "review.decline",
  openEvent: "event.show",
  suspendEvent: "suspend.ask",
  suspendHost: "suspend.ask",
  liftEvent: "restore",
  liftHost: "restore",
  unverify: "unverify",
  dismissReport: "report.dismiss",
} as const satisfies Record<string, Operation>;

const ofPayment = { checkNow: "pay.check", markResolved: "payment.resolve" } as const satisfies Record<
  string,
  Operation
>;
const ofTicket = {
  openTicket: "ticket",
  transfer: "ticket.transfer",
  takeLinkBack: "ticket.keep",
} as const satisfies Record<string, Operation>;

const ofDraft = {
  continueDraft: "draft.continue",
  continue: "draft.continue",
  typeInstead: "draft.continue",
  enterAnother: "draft.continue",
  anotherDate: "draft.continue",
  keepIt: "draft.continue",
  startNew: "draft.new",
  deleteDraft: "draft.delete.ask",
  deleteDraftNow: "draft.delete",
  back: "draft.back",
  backToQuestion: "draft.continue",
  skip: "draft.skip",
  saveForLater: "draft.save",
  confirm: "draft.publish",
  edit: "draft.change",
  backToPreview: "draft.preview",
  changeZone: "draft.zone.ask",
  useMyLocation: "draft.location.ask",
  months: "draft.months",
  itsOnline: "draft.online",
  unlimited: "draft.unlimited",
  changeCurrency: "draft.currency",
  ticketsDone: "draft.tickets.done",
  removeTicketType: "draft.ticket.remove",
  salesEndAtStart: "draft.sales.start",
  keepAsItIs: "edit.discard",
  discard: "edit.discard",
  keepEvent: "edit.discard",
  save: "edit.save",
  saveAndNotify: "edit.save",
  saveQuietly: "edit.save.quietly",
  cancelEventNow: "event.cancel",
  suspendEventNow: "suspend",
  suspendUnrefunded: "suspend",
  suspendAndRefund: "suspend",
  suspendHostNow: "suspend",
} as const satisfies Record<string, Operation>;

/** Pages of the Mini App, as paths from its address. */
const pages = {
  openWebApp: () => "/app",
  createViaWebApp: () => "/app/create",
  openEventCreator: () => "/app/create",
  continueInWebApp: ({ id }: Named) => `/app/drafts/${id}`,
  openInWebApp: ({ ref }: Referred) => `/e/${ref}`,
  editInWebApp: ({ code }: Coded) => `/app/manage/${code}/edit`,
  openEventDashboard: ({ code }: Coded) => `/app/manage/${code}`,
  editTexts: ({ code }: Coded) => `/app/manage/${code}/reminders`,
  viewMessages: ({ code }: Coded) => `/app/manage/${code}/messages`,
  openDrafts: () => "/app/hosting",
  openNotifications: () => "/app/me/notifications",
  viewPaymentDetails: ({ code }: Coded) => `/app/manage/${code}/payments`,
  refund: ({ code }: Coded, { id }: Named) => `/app/manage/${code}/payments?payment=${id}`,
  receipt: ({ id }: Named) => `/app/receipts/${id}`,
  showTicket: ({ id }: Named) => `/app/tickets/${id}`,
};

type Plain = keyof typeof plain;
type OfEvent = keyof typeof ofEvent;
type OfPayment = keyof typeof ofPayment;
type OfTicket = keyof typeof ofTicket;
type OfDraft = keyof typeof ofDraft;
type Named = { id: string };
type Person = { userId: number };
type Coded = { code: string };
type Referred = { ref: string };

/** The buttons that many messages share, in the words of one language. */
export function buttonsFor(labels: Labels) {
  const build = <Key extends Plain | OfEvent | OfPayment | OfTicket | OfDraft, Args extends unknown[]>(
    operations: Record<Key, Operation>,
    make: (label: string, operation: Operation) => (...args: Args) => Button,
  ) => {
    const entries = (Object.entries(operations) as [Key, Operation][]).map(([key, operation]) => [
      key,
      make(labels[key], operation),
    ]);
    return Object.fromEntries(entries) as Record<Key, (...args: Args) => Button>;
  };

  const about = (label: string, operation: Operation) => (subject: Named, arg?: string) =>
    tap(label, operation, subject.id, arg);
  const app =
    <Subject extends unknown[]>(label: string, path: (...subject: Subject) => string) =>
    (r: Reading, ...subject: Subject): Button => ({ label, app: r.appUrl + path(...subject) });
  return {
    openWebApp: app(labels.openWebApp, pages.openWebApp),
    createViaWebApp: app(labels.createViaWebApp, pages.createViaWebApp),
    openEventCreator: app(labels.openEventCreator, pages.openEventCreator),
    continueInWebApp: app(labels.continueInWebApp, pages.continueInWebApp),
    openInWebApp: app(labels.openInWebApp, pages.openInWebApp),
    editInWebApp: app(labels.editInWebApp, pages.editInWebApp),
    openEventDashboard: app(labels.openEventDashboard, pages.openEventDashboard),
    editTexts: app(labels.editTexts, pages.editTexts),
    viewMessages: app(labels.viewMessages, pages.viewMessages),
    openDrafts: app(labels.openDrafts, pages.openDrafts),
    openNotifications: app(labels.openNotifications, pages.openNotifications),
    ...build(plain, (label, operation) => () => tap(label, operation)),
    ...build(ofEvent, about),
    showTicket: app(labels.showTicket, pages.showTicket),
    refund: app(labels.refund, pages.refund),
    receipt: app(labels.receipt, pages.receipt),
    viewPaymentDetails: app(labels.viewPaymentDetails, pages.viewPaymentDetails),
    ...build(ofPayment, about),
    ...build(ofTicket, about),
    ...build(ofDraft, about),
    addTicketType: (draft: Named): Button => tap(labels.addTicketType, "draft.ticket", draft.id, "new"),
    viewAttendees: (event: Named): Button => tap(labels.viewAttendees, "attendees", event.id, "a0"),
    share: (event: Pick<EventDetails, "code">): Button => ({ label: labels.share, share: `e_${event.code}` }),
    /** The bot passes one message on, so that nobody's account has to be public; an administrator writes as support. */
    contactUser: (
      event: Pick<EventDetails, "id" | "organizerId">,
      { userId }: Person,
      reader: Person,
    ): Button =>
      reader.userId === event.organizerId
        ? tap(labels.contactUser, "contact.reply", event.id, String(userId))
        : tap(labels.contactUser, "support.reply", undefined, String(userId)),
    replyToGuest: (event: Named, { userId }: Person): Button =>
      tap(labels.reply, "contact.reply", event.id, String(userId)),
    copyTicketId: (number: string): Button => ({ label: labels.copyTicketId, copy: number }),
    /** Leads from a shared card into the bot, where tickets are bought. */
    buyInPrivate: (r: Reading, event: Pick<EventDetails, "ref">) => ({
      label: labels.buyTicket,
      url: `https://t.me/${r.botUsername}?start=b_${event.ref}`,
    }),
    /** Leads from a shared card into the bot. */
    details: (r: Reading, event: Pick<EventDetails, "ref">): Button => ({
      label: labels.details,
      url: `https://t.me/${r.botUsername}?start=e_${event.ref}`,
    }),
    getDirections: (event: Place): Button | null => {
      const url = directionsTo(event);
      return url === null ? null : { label: labels.getDirections, url, leads: "directions" };
    },
    joinOnline: ({ onlineUrl }: Pick<EventDetails, "onlineUrl">): Button | null =>
      onlineUrl === null ? null : { label: labels.joinOnline, url: onlineUrl, leads: "join" },
  };
}

export type Buttons = ReturnType<typeof buttonsFor>;
