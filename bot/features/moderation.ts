import { Composer } from "grammy";
import { authorize } from "@/domain/access";
import { findOwnDraft } from "@/domain/drafts/queries";
import { suspendByDraft } from "@/domain/drafts/suspend-by-draft";
import { Refusal } from "@/domain/errors";
import { dismissReport } from "@/domain/events/dismiss-report";
import { findHost } from "@/domain/events/queries";
import { seeModerated } from "@/domain/events/read-moderation";
import { restoreEvent } from "@/domain/events/restore";
import { restoreHost } from "@/domain/events/suspend-host";
import { unverifyUser } from "@/domain/users/unverify";
import { alert, dismiss, reply, show } from "../answer";
import type { BotContext, Tap } from "../context";
import { ask, begin } from "../converse";
import { outcomeOf } from "../outcome";
import { pickEvent, typedEvent } from "../pick";
import { inPrivate } from "../private";
import type { Taps } from "../taps";

export const moderation = new Composer<BotContext>();

moderation.command("moderate", inPrivate, async (ctx) => {
  authorize(ctx.as, "event.suspend", {});
  const event = await typedEvent(ctx, ctx.match);
  if (!event) return pickEvent(ctx, "moderate", 0);
  await reply(ctx, ctx.words.moderation.panel(ctx.reading, await seeModerated(ctx.as, event.id)));
});

export const moderationTaps = {
  moderate: (ctx, { id }) => showPanel(ctx, id),
  "suspend.ask": askToSuspend,
  suspend: async (ctx, { id, arg }) => {
    await suspendByDraft(ctx.as, { draftId: id, refunds: arg === "r" });
    await show(ctx, await outcomeOf(ctx, (await findOwnDraft(ctx.as, id))!));
  },
  restore: async (ctx, { id, arg }) => {
    if (arg === "h") await restoreHost(ctx.as, (await findHost(ctx.as, id)).organizerId);
    else await restoreEvent(ctx.as, id);
    await showPanel(ctx, id);
  },
  unverify: async (ctx, { id }) => {
    await unverifyUser(ctx.as, (await findHost(ctx.as, id)).organizerId);
    await showPanel(ctx, id);
  },
  "report.dismiss": async (ctx, { id }) => {
    await dismissReport(ctx.as, id);
    await dismiss(ctx);
    await alert(ctx, ctx.words.moderation.dismissed);
  },
} satisfies Partial<Taps>;

async function showPanel(ctx: BotContext, eventId: string) {
  await show(ctx, ctx.words.moderation.panel(ctx.reading, await seeModerated(ctx.as, eventId)));
}

/** Why, first: its organizer reads it. The report stays where it is. */
async function askToSuspend(ctx: BotContext, { id, arg }: Tap) {
  const { host } = await seeModerated(ctx.as, id);
  const suspend = arg === "h" ? "host" : "event";
  if (suspend === "host" && ctx.as.settings.adminIds.includes(host.id)) throw new Refusal("is_admin");
  await ask(ctx, await begin(ctx, { kind: "suspend", eventId: id, answers: { suspend } }));
}
