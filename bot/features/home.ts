import { Composer } from "grammy";
import { findLatestDraft } from "@/domain/drafts/queries";
import { WrongLink } from "@/domain/errors";
import { listUpcoming } from "@/domain/events/queries";
import { refuseAskers } from "@/domain/notifications/ask-support";
import { listMyEvents } from "@/domain/rsvps/queries";
import { markBlocked } from "@/domain/users/reach";
import { readStart, type Start } from "@/gateways/telegram/start-parameter";
import { reply, show } from "../answer";
import { showCard } from "../cards";
import type { BotContext } from "../context";
import { ask, begin } from "../converse";
import { forEverybody } from "../for-everybody";
import { typedEvent } from "../pick";
import { inPrivate } from "../private";
import { noteReachable } from "../reachable";
import { readPage } from "../read-arg";
import type { Taps } from "../taps";
import { contactByLink } from "./contact";
import { offerToCreate } from "./drafts";
import { buyByLink, showPaymentByLink } from "./payments";
import { claimByLink } from "./tickets";

export const home = new Composer<BotContext>();

const perPage = 8;

home.command("start", async (ctx) => {
  // Who adds the bot to a group by a link makes it "start" there: nobody asked for anything.
  if (ctx.chat.type !== "private") return;
  const { to, of } = readStart(ctx.match.trim());
  return starts[to](ctx, of);
});
home.command("help", (ctx) => reply(ctx, forEverybody(ctx, helpFor(ctx))));
home.command("terms", inPrivate, (ctx) => reply(ctx, ctx.words.terms(ctx.reading)));
home.command("privacy", inPrivate, (ctx) => reply(ctx, ctx.words.privacy(ctx.reading)));
home.command(["support", "paysupport"], inPrivate, askForSupport);

home.on("my_chat_member", async (ctx, next) => {
  if (ctx.chat.type !== "private") return next();
  const { status } = ctx.myChatMember.new_chat_member;
  if (status === "member") await noteReachable(ctx);
  if (status === "kicked") await markBlocked(ctx.as, ctx.user.id);
});

const starts: Record<Start["to"], (ctx: BotContext, of: string) => Promise<void>> = {
  home: welcome,
  new: offerToCreate,
  support: askForSupport,
  event: welcomeToEvent,
  buy: buyByLink,
  ticket: claimByLink,
  payment: showPaymentByLink,
  contact: contactByLink,
};

export const homeTaps = {
  nothing: async () => {},
  home: welcome,
  help: (ctx) => show(ctx, helpFor(ctx)),
  support: askForSupport,
  find: (ctx, { arg }) => showUpcoming(ctx, readPage(arg)),
} satisfies Partial<Taps>;

export async function welcome(ctx: BotContext) {
  const [draft, [next]] = await Promise.all([
    findLatestDraft(ctx.as),
    listMyEvents(ctx.as, ctx.user.id, { limit: 1 }),
  ]);
  const isNew = ctx.user.startedAt === null && !draft && !next;
  await reply(
    ctx,
    isNew
      ? ctx.words.start.new(ctx.reading, ctx.user)
      : ctx.words.start.back(ctx.reading, ctx.user, next?.event ?? null, draft ?? null),
  );
}

async function welcomeToEvent(ctx: BotContext, link: string) {
  const event = await typedEvent(ctx, link);
  if (!event) throw new WrongLink();

  if (ctx.user.startedAt === null) await reply(ctx, ctx.words.start.invited(ctx.reading, ctx.user));
  await showCard(ctx, event, { asNew: true });
}

const helpFor = ({ words, reading, as, user, chat }: BotContext) =>
  words.help(reading, chat?.type === "private" && as.settings.adminIds.includes(user.id));

/** Events that everybody may find. */
async function showUpcoming(ctx: BotContext, page: number) {
  const events = await listUpcoming(ctx.as, { limit: perPage + 1, offset: perPage * page });
  const items = events.slice(0, perPage);
  await show(ctx, ctx.words.find(ctx.reading, { items, page, hasMore: events.length > perPage }));
}

async function askForSupport(ctx: BotContext) {
  await refuseAskers(ctx.as);
  await ask(ctx, await begin(ctx, { kind: "support" }));
}
