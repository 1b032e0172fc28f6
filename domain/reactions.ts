import type { Context } from "./context";
import { findHost, getEvent } from "./events/queries";
import { announce, countFacts, type FactData, type FactName } from "./facts";
import type { QueuedLetter } from "./letters";
import { markCardsStale } from "./notifications/refresh-cards";
import { tellAttendees } from "./notifications/tell-attendees";
import { gatherChanges } from "./notifications/tell-changes";
import { withdrawSharedCards } from "./notifications/withdraw-cards";
import { refundEvent } from "./payments/refund";
import { tellSeated } from "./payments/tell-seated";
import { queueLetters } from "./queue-letters";
import { followRsvps } from "./reminders/follow-rsvps";
import { endSeats } from "./rsvps/end-seats";
import { offerFreeSeats } from "./rsvps/offer";
import { isFirstToGo } from "./rsvps/read-first";
import { stopPaying, stopSales } from "./rsvps/stop-sales";
import { voidOffers } from "./rsvps/void-offers";

/** Runs over all unhandled facts of one name and one event together, in the transaction that marks them handled. */
type Reaction<Name extends FactName> = (
  tx: Context,
  eventId: string,
  facts: FactData<Name>[],
) => Promise<void>;

/** What follows from each fact: the one place where the product says "and then". */
export const reactions: { [Name in FactName]: Reaction<Name> } = {
  "event/published": askForReview,
  "event/changed": async (tx, eventId, changes) => {
    await markCardsStale(tx, [eventId]);
    if (changes.some(({ before }) => "visibility" in before)) await withdrawHiddenCards(tx, eventId);
    for (const { before, quietly } of changes) if (!quietly) await gatherChanges(tx, eventId, before);
    if (changes.some(({ before }) => "review" in before)) await askForReview(tx, eventId);
    if (changes.some(({ before }) => "capacity" in before || "ticketTypes" in before))
      await offerFreeSeats(tx, { id: eventId });
  },
  "event/link-renewed": (tx, eventId) => markCardsStale(tx, [eventId]),
  "event/cancelled": async (tx, eventId, [{ at } = {}]) => {
    await tellAttendees(tx, {
      eventId,
      kind: "event.cancelled",
      about: eventId,
      to: { statuses: ["confirmed", "pending", "waitlisted"] },
      payload: at === undefined ? {} : { at },
    });
    await markCardsStale(tx, [eventId]);
    await announce(tx, "waiting/ended", { eventId });
  },
  "refunds/owed": async (tx, eventId, owed) => {
    for (const { at } of owed) await refundEvent(tx, eventId, at);
  },
  "waiting/ended": voidOffers,
  "event/suspended": async (tx, eventId, suspensions) => {
    await stopSales(tx, eventId);
    await tellSuspended(tx, eventId, suspensions);
    await markCardsStale(tx, [eventId]);
  },
  "event/restored": async (tx, eventId) => {
    const { organizerId: chatId } = await findHost(tx, eventId);
    await queueLetters(tx, [
      { kind: "event.restored", dedupeKey: `event.restored:${tx.newId()}`, chatId, eventId },
    ]);
    await welcomeBack(tx, eventId);
  },
  "seats/ended": async (tx, eventId, ended) => {
    for (const { at } of ended) {
      await endSeats(tx, { eventId, at });
      // Of whoever paid for them since the rest was sent back: nobody can any more.
      await refundEvent(tx, eventId, at);
    }
    await markCardsStale(tx, [eventId]);
  },
  "host/suspended": async (tx, eventId) => {
    await stopSales(tx, eventId);
    await markCardsStale(tx, [eventId]);
  },
  "host/restored": welcomeBack,
  "guest/suspended": async (tx, _eventId, guests) => {
    for (const guest of guests) await stopPaying(tx, guest);
  },
  "guest/restored": async (tx, eventId) => {
    await offerFreeSeats(tx, { id: eventId });
  },
  "report/dismissed": nothingMore,
  "user/suspended": nothingMore,
  "user/restored": nothingMore,
  "user/unverified": nothingMore,
  "event/completed": (tx, eventId) => markCardsStale(tx, [eventId]),
  "event/reviewed": tellVerdict,
  "rsvp/confirmed": async (tx, eventId, confirmed) => {
    await welcomeFirst(tx, eventId, confirmed[0]!);
    await remindLater(tx, eventId, confirmed);
    await showCount(tx, eventId);
  },
  "rsvp/held": showCount,
  "rsvp/waitlisted": async (tx, eventId, waiting) => {
    await remindLater(tx, eventId, waiting);
    await showCount(tx, eventId);
  },
  "rsvp/resized": showCount,
  "rsvp/cancelled": showCount,
  "rsvp/kept-out": nothingMore,
  "rsvp/let-in": nothingMore,
  "offer/made": showCount,
  "offer/declined": showCount,
  "offer/expired": showCount,
  "checkout/expired": showCount,
  "payment/completed": nothingMore,
  "payment/seated": async (tx, _eventId, seated) => {
    for (const { paymentId } of seated) await tellSeated(tx, paymentId);
  },
  "payment/failed": nothingMore,
  "payment/parked": nothingMore,
  "payment/resolved": nothingMore,
  "payment/disputed": showCount,
  "refund/succeeded": nothingMore,
  "refund/failed": nothingMore,
  "ticket/transferred": remindLater,
  "ticket/used": nothingMore,
  "ticket/unused": nothingMore,
};

/**
 * Its organizer hears why; everybody who goes or waits does if their money comes back, and then loses their place. Of
 * several at once the last is told, and people who have been told that it is cancelled hear nothing more.
 */
async function tellSuspended(tx: Context, eventId: string, suspensions: FactData<"event/suspended">[]) {
  const { organizerId: chatId, status } = await getEvent(tx, eventId);
  const { reason } = suspensions.at(-1)!;
  const dedupeKey = `event.suspended:${tx.newId()}`;
  await queueLetters(tx, [
    { kind: "event.suspended", dedupeKey, chatId, eventId, payload: { text: reason } },
  ]);
  const at = suspensions.findLast(({ refunds }) => refunds)?.at;
  if (at === undefined || status === "cancelled") return;
  await tellAttendees(tx, {
    eventId,
    kind: "event.withdrawn",
    about: `${eventId}:${at}`,
    to: { statuses: ["confirmed", "pending", "waitlisted"] },
    joinedBy: at,
    payload: { at },
  });
  await announce(tx, "seats/ended", { eventId, at });
}

/** Cards show the event again, and who waits is offered what became free meanwhile. */
async function welcomeBack(tx: Context, eventId: string) {
  await markCardsStale(tx, [eventId]);
  await offerFreeSeats(tx, { id: eventId });
}

/** Told for the trail alone: whoever did it has told those whom it concerns. */
async function nothingMore() {}

async function welcomeFirst(tx: Context, eventId: string, { rsvpId, userId }: FactData<"rsvp/confirmed">) {
  if (!(await isFirstToGo(tx, { eventId, rsvpId }))) return;
  const { organizerId } = await findHost(tx, eventId);
  const payload = { aboutUserId: userId };
  await queueLetters(tx, [
    { kind: "rsvp.first", dedupeKey: `rsvp.first:${eventId}`, chatId: organizerId, eventId, payload },
  ]);
}

/** What is to be told so long after somebody joined. */
async function remindLater(tx: Context, eventId: string, joined: { userId: number }[]) {
  await followRsvps(tx, { eventId, userIds: joined.map(({ userId }) => userId) });
}

/** The organizer has one live count per event and day; cards everywhere follow. */
async function showCount(tx: Context, eventId: string) {
  const { organizerId, timeZone } = await findHost(tx, eventId);
  const day = tx.now().toLocaleDateString("sv-SE", { timeZone });
  await queueLetters(tx, [
    { kind: "rsvp.status", dedupeKey: `rsvp.status:${eventId}:${day}`, chatId: organizerId, eventId },
  ]);
  await markCardsStale(tx, [eventId]);
}

/** Cards that were shared while more people might see the event than those whom it is for now. */
async function withdrawHiddenCards(tx: Context, eventId: string) {
  const { visibility } = await getEvent(tx, eventId);
  if (visibility === "private") await withdrawSharedCards(tx, eventId);
}

async function askForReview(tx: Context, eventId: string) {
  const event = await getEvent(tx, eventId);
  if (event.review !== "pending") return;

  const payload = { aboutUserId: event.organizerId };
  // Once before each verdict.
  const verdicts = await countFacts(tx, eventId, "event/reviewed");
  await queueLetters(
    tx,
    tx.settings.adminIds.map((chatId) => ({
      kind: "verify.admin",
      dedupeKey: `verify.admin:${eventId}:${verdicts}:${chatId}`,
      chatId,
      eventId,
      payload,
    })),
  );
}

async function tellVerdict(tx: Context, eventId: string, verdicts: FactData<"event/reviewed">[]) {
  const { organizerId } = await getEvent(tx, eventId);
  const letters = verdicts.map(
    ({ verdict, message }): QueuedLetter => ({
      kind: `verify.${verdict}`,
      dedupeKey: `verify:${tx.newId()}`,
      chatId: organizerId,
      eventId,
      payload: { text: message ?? "" },
    }),
  );
  await queueLetters(tx, letters);
  await stopSales(tx, eventId);
  await welcomeBack(tx, eventId);
}
