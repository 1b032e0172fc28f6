import { FormattedString } from "@grammyjs/parse-mode";
import { Composer } from "grammy";
import { authorize } from "@/domain/access";
import { Refusal } from "@/domain/errors";
import { getEvent } from "@/domain/events/queries";
import { refuseIfEnded, seatsLeft } from "@/domain/events/rules";
import type { EventDetails } from "@/domain/events/schema";
import { deliverDue } from "@/domain/notifications/deliver";
import { acceptOffer, declineOffer } from "@/domain/rsvps/answer-offer";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { listMyEvents, standingOf } from "@/domain/rsvps/queries";
import { seeReturn } from "@/domain/rsvps/read-returns";
import { resizeParty } from "@/domain/rsvps/resize";
import { rsvp } from "@/domain/rsvps/rsvp";
import type { RsvpStatus, Standing } from "@/domain/rsvps/schema";
import { isReachable } from "@/domain/users/rules";
import { alert, answerTap, reply, show } from "../answer";
import { isShared, noticeSharedCard, showCard, showGroupCard } from "../cards";
import { buy, buyLink, showCheckout } from "../checkout";
import type { BotContext, Tap } from "../context";
import { pickEvent, typedEvent } from "../pick";
import { inPrivate } from "../private";
import { readNumber, readPage } from "../read-arg";
import type { Taps } from "../taps";

export const rsvps = new Composer<BotContext>();

const perPage = 5;

rsvps.command("rsvp", async (ctx) => {
  const event = await typedEvent(ctx, ctx.match);
  if (!event) return pickEvent(ctx, "rsvp", 0);

  return isSold(event) && !isShared(ctx) ? buy(ctx, event) : join(ctx, event);
});
rsvps.command("cancel_rsvp", inPrivate, async (ctx) => {
  const event = await typedEvent(ctx, ctx.match, { leaves: true });
  return event ? askToLeave(ctx, event) : pickEvent(ctx, "rsvp.cancel.ask", 0);
});
rsvps.command("my_events", inPrivate, (ctx) => showMine(ctx, 0));

export const rsvpTaps = {
  mine: (ctx, { arg }) => showMine(ctx, readPage(arg)),
  rsvp: joinByTap,
  "rsvp.cancel.ask": async (ctx, { id }) => askToLeave(ctx, await getEvent(ctx.as, id)),
  "rsvp.cancel": leave,
  "waitlist.leave": leaveWaitlist,
  "waitlist.refund": getMoneyBack,
  "guests.ask": async (ctx, { id }) => {
    const event = await getEvent(ctx.as, id);
    const standing = await standingOf(ctx.as, id, ctx.user.id);
    if (standing.status !== "confirmed" && standing.status !== "waitlisted") throw new Refusal("not_going");
    if (event.maxGuests === 0 && standing.partySize === 1) throw new Refusal("too_many_guests", { max: 0 });

    const room =
      standing.status === "confirmed"
        ? standing.partySize + seatsLeft(event)
        : (event.capacity ?? Number.POSITIVE_INFINITY);
    await reply(
      ctx,
      ctx.words.rsvps.guestsAsk(ctx.reading, event, standing.partySize, Math.min(event.maxGuests + 1, room)),
    );
  },
  guests: async (ctx, { id, arg }) => {
    const guests = readNumber(arg, { min: 0, max: 9 });
    const partySize = await resizeParty(ctx.as, { eventId: id, partySize: 1 + guests });
    await showCard(ctx, await getEvent(ctx.as, id));
    await alert(ctx, ctx.words.rsvps.alertGuests(ctx.reading, partySize));
  },
  "offer.accept": async (ctx, { id }) => {
    const status = await acceptOnce(ctx, id);
    const event = await getEvent(ctx.as, id);
    if (status === "pending") return showCheckout(ctx, event);
    await show(ctx, ctx.words.rsvps.offerAccepted(ctx.reading, event));
    await deliverDue(ctx.as, { chatId: ctx.user.id });
  },
  "offer.decline": async (ctx, { id }) => {
    await declineOffer(ctx.as, id);
    await show(ctx, ctx.words.rsvps.offerDeclined(ctx.reading, await getEvent(ctx.as, id)));
  },
} satisfies Partial<Taps>;

/** As much of an event as is said to whoever joins it. */
type Titled = Pick<EventDetails, "id" | "title">;

/** Saves a seat for the person who asked. Where nobody else sees it the letter says so; elsewhere the answer does. */
async function join(ctx: BotContext, event: Titled) {
  const { status } = await rsvp(ctx.as, { eventId: event.id });
  if (isShared(ctx)) await tellJoined(ctx, event, status);
  if (!isShared(ctx) || isReachable(ctx.user)) await deliverDue(ctx.as, { chatId: ctx.user.id });
}

async function tellJoined(ctx: BotContext, event: Titled, status: RsvpStatus) {
  const { alertConfirmed, alertWaitlisted } = ctx.words.rsvps;
  const standing = status === "waitlisted" ? await standingOf(ctx.as, event.id, ctx.user.id) : null;
  const isWaiting = standing?.status === "waitlisted";
  const canWrite = isReachable(ctx.user);
  const said = isWaiting
    ? alertWaitlisted(ctx.reading, standing.position, canWrite)
    : alertConfirmed(ctx.reading, event, canWrite);
  if (ctx.callbackQuery) return alert(ctx, said);

  const shown = await getEvent(ctx.as, event.id);
  const details = ctx.words
    .card(ctx.reading, { kind: "group", event: shown, standing: null, viewerId: null })
    .buttons?.flat()
    .filter((button) => "url" in button);
  await reply(ctx, { text: new FormattedString(said.text), buttons: details ? [details] : [] });
}

/** The tap beside a shared card, which the background brings up to date, of a pick list ("p"), or of one's own card. */
async function joinByTap(ctx: BotContext, { id, arg }: Tap) {
  const isPick = arg === "p";
  if (isShared(ctx) && !isPick) return joinByCard(ctx, id, arg);

  const event = await getEvent(ctx.as, id);
  if (isSold(event)) return isShared(ctx) ? leadToTickets(ctx, event) : buy(ctx, event);
  try {
    await join(ctx, event);
  } catch (error) {
    if (error instanceof Refusal) await showHowThingsStand(ctx, id);
    throw error;
  }
  await showHowThingsStand(ctx, id);
}

/** The card belongs to the event whatever comes of the wish, so it is noticed first. */
async function joinByCard(ctx: BotContext, id: string, secret: string) {
  const title = await noticeSharedCard(ctx, id, secret);
  try {
    const { status } = await rsvp(ctx.as, { eventId: id });
    await tellJoined(ctx, { id, title }, status);
  } catch (error) {
    if (!isNeedsTicket(error)) throw error;
    return leadToTickets(ctx, await getEvent(ctx.as, id));
  }
  if (isReachable(ctx.user)) await deliverDue(ctx.as, { chatId: ctx.user.id });
}

const isSold = ({ price }: EventDetails) => price !== null;
const isNeedsTicket = (error: unknown) => error instanceof Refusal && error.reason === "needs_ticket";

/** Tickets are bought in the private chat: the tap opens it. */
const leadToTickets = (ctx: BotContext, event: EventDetails) => answerTap(ctx, { url: buyLink(ctx, event) });

/** Also after a refusal: from now on the message shows it. */
async function showHowThingsStand(ctx: BotContext, eventId: string) {
  const event = await getEvent(ctx.as, eventId);
  await (isShared(ctx) ? showGroupCard(ctx, event) : showCard(ctx, event));
}

/** Asks before a seat is given up, or money that waits for one. Whoever else waits sees their card: there they can leave. Throws `not_going`. */
async function askToLeave(ctx: BotContext, event: EventDetails) {
  refuseIfEnded(event, ctx.reading.now);
  const standing = await standingOf(ctx.as, event.id, ctx.user.id);
  if (standing.status === "none" || standing.status === "cancelled") throw new Refusal("not_going");
  const kept = keptIn(standing);
  if (kept) return reply(ctx, ctx.words.rsvps.leaveAsk(ctx.reading, event, kept));
  if (standing.status !== "confirmed") return showOpen(ctx, event);
  const back = await seeReturn(ctx.as, event.id);
  await reply(ctx, ctx.words.rsvps.cancelAsk(ctx.reading, event, back));
}

/** Those who leave may come here from a suspended event, which shows them no card. Throws `event_suspended`. */
async function showOpen(ctx: BotContext, event: EventDetails) {
  authorize(ctx.as, "event.open", { event });
  await showCard(ctx, event);
}

async function leave(ctx: BotContext, { id }: Tap) {
  const { had, back } = await cancelRsvp(ctx.as, { eventId: id, userId: ctx.user.id });
  const event = await getEvent(ctx.as, id);
  const { cancelled, leftWaitlist } = ctx.words.rsvps;
  await show(
    ctx,
    had === "waitlisted" ? leftWaitlist(ctx.reading, event, back) : cancelled(ctx.reading, event, back),
  );
}

/** An old button may be tapped by somebody who has a seat by now, or money that waits for one: neither is given up without asking. */
async function leaveWaitlist(ctx: BotContext, tap: Tap) {
  const standing = await standingOf(ctx.as, tap.id, ctx.user.id);
  const hasMore = standing.status === "confirmed" || keptIn(standing) !== null;
  return hasMore ? askToLeave(ctx, await getEvent(ctx.as, tap.id)) : leave(ctx, tap);
}

/** The button says what it does; when the money is on its way, or has bought a seat by now, the person sees how things stand. */
async function getMoneyBack(ctx: BotContext, tap: Tap) {
  const standing = await standingOf(ctx.as, tap.id, ctx.user.id);
  if (keptIn(standing)) return leave(ctx, tap);
  const event = await getEvent(ctx.as, tap.id);
  return standing.status === "confirmed" ? askToLeave(ctx, event) : showOpen(ctx, event);
}

const keptIn = (standing: Standing) => (standing.status === "waitlisted" ? standing.kept : null);

/** A second yes to the same offer is no mistake. Answers how things stand then: `pending` until it is paid. */
async function acceptOnce(ctx: BotContext, eventId: string) {
  try {
    return (await acceptOffer(ctx.as, eventId)).status;
  } catch (error) {
    const standing = await standingOf(ctx.as, eventId, ctx.user.id);
    const isMine =
      standing.status === "confirmed" || (standing.status === "pending" && standing.holdKind === "checkout");
    if (!(error instanceof Refusal && error.reason === "offer_gone" && isMine)) throw error;
    return standing.status;
  }
}

async function showMine(ctx: BotContext, page: number) {
  const mine = await listMyEvents(ctx.as, ctx.user.id, { limit: perPage + 1, offset: perPage * page });
  const items = mine.slice(0, perPage);
  await show(ctx, ctx.words.mine(ctx.reading, { items, page, hasMore: mine.length > perPage }));
}
