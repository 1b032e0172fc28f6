import { authorize } from "@/domain/access";
import { Refusal } from "@/domain/errors";
import { getEvent } from "@/domain/events/queries";
import { findBlocked, letIn, listBlocked } from "@/domain/rsvps/block-guest";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { keepOut } from "@/domain/rsvps/keep-out";
import { countPeople, findRsvp, isGuest, listAttendees } from "@/domain/rsvps/queries";
import { getUser } from "@/domain/users/queries";
import { fullName } from "@/domain/users/rules";
import { show } from "../answer";
import type { BotContext, Tap } from "../context";
import { readNumber, readPage } from "../read-arg";
import type { Taps } from "../taps";

const perPage = 10;

/** An organizer removes somebody, and may let them in no more. */
export const guestTaps = {
  "guest.pick": async (ctx, { id, arg }) => {
    const page = readPage(arg);
    const event = await getEvent(ctx.as, id);
    const items = await listAttendees(ctx.as, event, { limit: perPage, offset: page * perPage });
    const { confirmed, pending, waiting } = await countPeople(ctx.as, id);
    const pages = Math.ceil((confirmed + pending + waiting) / perPage);
    await show(ctx, ctx.words.guests.pick(ctx.reading, { event, items, page, pages }));
  },
  guest: async (ctx, tap) => {
    const guest = await guestOf(ctx, tap, tap.arg);
    const rsvp = await findRsvp(ctx.as, tap.id, guest.userId);
    if (!rsvp || rsvp.status === "cancelled") throw new Refusal("stale_button");
    await show(ctx, ctx.words.guests.ask(ctx.reading, guest));
  },
  "guest.remove": async (ctx, tap) => {
    const isKeptOut = tap.arg.startsWith("k");
    const guest = await guestOf(ctx, tap, tap.arg.replace("k", ""));
    await (isKeptOut ? keepOut : cancelRsvp)(ctx.as, { eventId: tap.id, userId: guest.userId });
    await show(ctx, ctx.words.guests.removed(ctx.reading, { ...guest, isKeptOut }));
  },
  "guest.blocked": async (ctx, { id }) => {
    const event = await getEvent(ctx.as, id);
    await show(
      ctx,
      ctx.words.guests.blocked(ctx.reading, { event, people: await listBlocked(ctx.as, event) }),
    );
  },
  "guest.letin": async (ctx, tap) => {
    const guest = await guestOf(ctx, tap, tap.arg);
    await letIn(ctx.as, { eventId: tap.id, userId: guest.userId });
    await show(ctx, ctx.words.guests.letIn(ctx.reading, guest));
  },
} satisfies Partial<Taps>;

/** Whom a button of the organizer's names: a guest, or somebody who is kept out, for others are none of their business. Throws `not_organizer`, `stale_button`. */
async function guestOf(ctx: BotContext, { id }: Tap, arg: string) {
  const userId = readNumber(arg, { min: 1, max: 2 ** 52 });
  const event = await getEvent(ctx.as, id);
  authorize(ctx.as, "rsvps.list", { event });
  const isTheirs =
    (await isGuest(ctx.as, { eventId: id, userId })) || (await findBlocked(ctx.as, id, [userId])).has(userId);
  if (!isTheirs) throw new Refusal("stale_button");
  return { event, userId, name: fullName(await getUser(ctx.as, userId)) };
}
