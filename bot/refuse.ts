import { FormattedString } from "@grammyjs/parse-mode";
import { GrammyError } from "grammy";
import { ZodError } from "zod";
import { InvalidInput, Refusal } from "@/domain/errors";
import { readCallback } from "@/gateways/telegram/callbacks";
import type { Reading, Refused } from "@/messages/catalog";
import { alert, reply } from "./answer";
import type { BotContext } from "./context";

/**
 * The bot's only translation of an error into words; its twin for HTTP is app/api/_http. A tap gets an alert,
 * a message the same words with the button that leads on. Faults are reported, and never described.
 */
export async function refuse(ctx: BotContext, error: unknown, report: (error: unknown) => string) {
  if (error instanceof GrammyError && error.error_code === 403) return; // They left while we were answering.
  const refused = error instanceof Refusal ? wordsOf(ctx, error) : undefined;
  if (!refused) {
    if (!(error instanceof ZodError || error instanceof InvalidInput)) {
      await alert(ctx, ctx.words.unavailable(ctx.reading, report(error)));
      throw error;
    }
    return alert(ctx, wordsOf(ctx, new Refusal("stale_button")));
  }
  if (ctx.callbackQuery) return alert(ctx, refused);
  if (ctx.inlineQuery || !ctx.chat) return;

  await reply(ctx, { text: new FormattedString(refused.text), buttons: refused.button ? [[refused.button]] : [] });
}

function wordsOf(ctx: BotContext, refusal: Refusal): Refused {
  const tapped = readCallback(ctx.callbackQuery?.data ?? "");
  const say = ctx.words.refusals[refusal.reason] as (r: Reading, refusal: Refusal, subject: { eventId?: string | undefined }) => Refused;
  return say(ctx.reading, refusal, { eventId: tapped?.id });
}
