import { Composer } from "grammy";
import { getEvent } from "@/domain/events/queries";
import type { EventDetails } from "@/domain/events/schema";
import { deliverDue } from "@/domain/notifications/deliver";
import { acceptOffer, declineOffer } from "@/domain/rsvps/answer-offer";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { listMyEvents, standingOf } from "@/domain/rsvps/queries";
import { resizeParty } from "@/domain/rsvps/resize";
import { rsvp } from "@/domain/rsvps/rsvp";
import { isReachable } from "@/domain/users/rules";
import { seatsLeft } from "@/domain/events/rules";
import { alert, isShared, noticeSharedCard, reply, show, showCard } from "../answer";
import type { BotContext } from "../context";
import { pickEvent, typedEvent } from "../pick";
import { inPrivate } from "../private";
import type { Taps } from "../taps";

export const rsvps = new Composer<BotContext>();

const perPage = 5;

rsvps.command("rsvp", async (ctx) => {
  const event = await typedEvent(ctx, ctx.match);
  if (event) return join(ctx, event);
  return pickEvent(ctx, "rsvp", 0);
});
rsvps.command("cancel_rsvp", inPrivate, async (ctx) => {
  const event = await typedEvent(ctx, ctx.match);
  if (event) return reply(ctx, ctx.words.rsvps.cancelAsk(ctx.reading, event));
  return pickEvent(ctx, "rsvp.cancel.ask", 0);
});
rsvps.command("my_events", inPrivate, (ctx) => showMine(ctx, 0));

export const rsvpTaps = {
  mine: (ctx, { arg }) => showMine(ctx, Number(arg || 0)),
  rsvp: async (ctx, { id }) => {
    await noticeSharedCard(ctx, id);
    await join(ctx, await getEvent(ctx.as, id));
  },
  "rsvp.cancel.ask": async (ctx, { id }) => reply(ctx, ctx.words.rsvps.cancelAsk(ctx.reading, await getEvent(ctx.as, id))),
  "rsvp.cancel": leave,
  "waitlist.leave": leave,
  "guests.ask": async (ctx, { id }) => {
    const event = await getEvent(ctx.as, id);
    const standing = await standingOf(ctx.as, id, ctx.user.id);
    const size = "partySize" in standing ? standing.partySize : 1;
    const most = Math.min(event.maxGuests + 1, standing.status === "confirmed" ? size + seatsLeft(event) : event.maxGuests + 1);
    await reply(ctx, ctx.words.rsvps.guestsAsk(ctx.reading, event, size, most));
  },
  guests: async (ctx, { id, arg }) => {
    const partySize = await resizeParty(ctx.as, { eventId: id, partySize: 1 + Number(arg || 0) });
    await alert(ctx, ctx.words.rsvps.alertGuests(ctx.reading, partySize));
    await showCard(ctx, await getEvent(ctx.as, id));
  },
  "offer.accept": async (ctx, { id }) => {
    await acceptOffer(ctx.as, id);
    await show(ctx, ctx.words.rsvps.offerAccepted(ctx.reading, await getEvent(ctx.as, id)));
    await deliverDue(ctx.as, { chatId: ctx.user.id });
  },
  "offer.decline": async (ctx, { id }) => {
    await declineOffer(ctx.as, id);
    await show(ctx, ctx.words.rsvps.offerDeclined(ctx.reading, await getEvent(ctx.as, id)));
  },
} satisfies Partial<Taps>;

async function join(ctx: BotContext, event: EventDetails) {
  const { status } = await rsvp(ctx.as, { eventId: event.id });
  const now = await getEvent(ctx.as, event.id);
  if (isShared(ctx)) {
    const standing = status === "waitlisted" ? await standingOf(ctx.as, event.id, ctx.user.id) : null;
    const { rsvps: words } = ctx.words;
    await alert(ctx, standing?.status === "waitlisted" ? words.alertWaitlisted(ctx.reading, standing.position) : words.alertConfirmed(ctx.reading, now, isReachable(ctx.user)));
  } else if (ctx.callbackQuery) {
    await showCard(ctx, now);
  }
  if (isReachable(ctx.user)) await deliverDue(ctx.as, { chatId: ctx.user.id });
}

async function leave(ctx: BotContext, { id }: { id: string }) {
  const had = await cancelRsvp(ctx.as, { eventId: id, userId: ctx.user.id });
  const event = await getEvent(ctx.as, id);
  const { cancelled, leftWaitlist } = ctx.words.rsvps;
  await show(ctx, had === "waitlisted" ? leftWaitlist(ctx.reading, event) : cancelled(ctx.reading, event));
}

async function showMine(ctx: BotContext, page: number) {
  const mine = await listMyEvents(ctx.as, ctx.user.id, { limit: perPage * (page + 1) + 1 });
  const items = mine.slice(perPage * page, perPage * (page + 1));
  await show(ctx, ctx.words.mine(ctx.reading, { items, page, hasMore: mine.length > perPage * (page + 1) }));
}
