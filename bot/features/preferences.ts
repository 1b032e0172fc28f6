import { Refusal } from "@/domain/errors";
import { getEvent } from "@/domain/events/queries";
import { confirmComing } from "@/domain/reminders/confirm-coming";
import { muteEvent, unmuteEvent } from "@/domain/reminders/mute-event";
import { setMuted } from "@/domain/users/mute";
import type { MutableKind } from "@/messages/news-catalog";
import { alert, reply, show, takeButtonOff } from "../answer";
import type { BotContext, Tap } from "../context";
import type { Taps } from "../taps";

const kinds: Record<string, MutableKind> = { r: "reminder", u: "update", t: "thanks" };

/** What news somebody wants, and what they say to a reminder. */
export const preferenceTaps = {
  preferences: (ctx) => show(ctx, ctx.words.preferences.list(ctx.reading, ctx.user.muted)),
  "preferences.set": async (ctx, { arg }) => {
    const { kind, does } = readMute(arg);
    if (does !== "0" && does !== "1") throw new Refusal("stale_button");
    const muted = await setMuted(ctx.as, kind, does === "0");
    await show(ctx, ctx.words.preferences.list(ctx.reading, muted));
  },
  mute,
  coming: async (ctx, { id }) => {
    await confirmComing(ctx.as, { eventId: id });
    await takeButtonOff(ctx);
    await alert(ctx, ctx.words.preferences.coming);
  },
} satisfies Partial<Taps>;

/** "Stop these messages", everywhere or of one event ("e"), and its Undo ("0"). What was stopped stays to be read. */
async function mute(ctx: BotContext, { id, arg }: Tap) {
  const { kind, does } = readMute(arg);
  const { muted, mutedEvent, unmuted } = ctx.words.preferences;
  const event = await getEvent(ctx.as, id);
  const changes: Record<string, () => Promise<unknown>> = {
    "": async () => {
      await setMuted(ctx.as, kind, true);
      await reply(ctx, muted(ctx.reading, event, kind));
    },
    "0": async () => {
      await setMuted(ctx.as, kind, false);
      await show(ctx, unmuted(ctx.reading));
    },
    e: async () => {
      await muteEvent(ctx.as, { eventId: id });
      await setMuted(ctx.as, kind, false);
      await show(ctx, mutedEvent(ctx.reading, event, kind));
    },
    e0: async () => {
      await unmuteEvent(ctx.as, { eventId: id });
      await show(ctx, unmuted(ctx.reading));
    },
  };
  const change = changes[does];
  if (!change) throw new Refusal("stale_button");
  await change();
}

function readMute(arg: string): { kind: MutableKind; does: string } {
  const kind = kinds[arg[0] ?? ""];
  if (!kind) throw new Refusal("stale_button");
  return { kind, does: arg.slice(1) };
}
