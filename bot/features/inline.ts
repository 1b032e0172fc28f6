import { Composer } from "grammy";
import { listShareable } from "@/domain/events/queries";
import { EventRef } from "@/domain/events/schema";
import { rememberCard } from "@/domain/notifications/remember-card";
import { seeSharedEvent } from "@/domain/rsvps/see-event";
import { languageOf } from "@/domain/users/rules";
import { inlineResultOf } from "@/gateways/telegram/inline-result";
import { cut } from "@/messages/entities";
import { isRefused } from "../answer";
import type { BotContext } from "../context";

/** Sharing an event into any chat: `@bot` alone lists one's own, with words it searches. */
export const inline = new Composer<BotContext>();

const perPage = 20;
/** Nobody scrolls farther; words find what lies behind. */
const farthest = 1_000;

inline.on("inline_query", async (ctx) => {
  const { query, offset } = ctx.inlineQuery;
  const from = Math.min(Math.max(0, Math.trunc(Number(offset)) || 0), farthest);
  const events = await listShareable(ctx.as, ctx.user.id, {
    text: query.trim().slice(0, 100),
    limit: perPage,
    offset: from,
  });
  const isEmpty = events.length === 0 && from === 0;
  const { label } =
    isEmpty && query ? ctx.words.inlineNothing(ctx.reading, query) : ctx.words.inlineCreate(ctx.reading);
  const next = from + perPage;
  const more = events.length === perPage && next < farthest ? String(next) : "";
  const options = {
    is_personal: true,
    cache_time: 0,
    next_offset: more,
    button: { text: cut(label, 64), start_parameter: "new" },
  };
  try {
    await ctx.answerInlineQuery(
      events.map((event) => inlineResultOf(ctx.words, ctx.reading, event)),
      options,
    );
  } catch (error) {
    // They typed on, and nobody waits for this answer any more.
    if (!isRefused(error)) throw error;
  }
});

inline.on("chosen_inline_result", async (ctx) => {
  const { result_id, inline_message_id } = ctx.chosenInlineResult;
  const ref = EventRef.safeParse(result_id);
  if (!inline_message_id || !ref.success) return;

  const event = await seeSharedEvent(ctx.as, ref.data);
  await rememberCard(ctx.as, {
    kind: "inline",
    address: { inlineMessageId: inline_message_id },
    eventId: event.id,
    viewerId: null,
    languageCode: languageOf(ctx.user),
    hasPhoto: event.bannerFileId !== null || event.bannerImage !== null,
    renderedHash: null,
  });
});
