import { Refusal } from "@/domain/errors";
import { countOne, endOfWindow, rates } from "@/domain/limits";
import type { BotContext } from "./context";

/**
 * Counts what a person says to the bot, and answers whether it may go on. Programs write and tap without end: beyond
 * the limit each tap gets an alert, the first message a word, what is typed behind the bot's name finds nothing, and the
 * rest silence. Money that has come, and whether it may, is never held up. Throws `rate_limited`.
 */
export async function slowDown(ctx: BotContext): Promise<"go on" | "silence"> {
  const way = wayOf(ctx);
  if (!way) return "go on";
  const { limit } = rates.said;
  const nth = await countOne(ctx.as, `${way}:${ctx.user.id}`, rates.said);
  if (nth <= limit) return "go on";
  if (ctx.inlineQuery) await ctx.answerInlineQuery([], { is_personal: true, cache_time: 5 });
  const isHeard = ctx.callbackQuery || (nth === limit + 1 && ctx.chat?.type === "private");
  if (!isHeard) return "silence";
  throw new Refusal("rate_limited", { retryAt: endOfWindow(ctx.as, rates.said) });
}

function wayOf({ inlineQuery, callbackQuery, message }: BotContext) {
  if (inlineQuery) return "inline";
  return callbackQuery || (message && !message.successful_payment) ? "said" : undefined;
}
