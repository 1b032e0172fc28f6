import { FormattedString } from "@grammyjs/parse-mode";
import { GrammyError, HttpError } from "grammy";
import type { SuccessfulPayment } from "grammy/types";
import { ZodError } from "zod";
import { InvalidInput, Refusal, WrongLink } from "@/domain/errors";
import { countGuess } from "@/domain/limits";
import type { Reading, Refused, Subject } from "@/messages/catalog";
import { alert, isRefused, reply } from "./answer";
import { isShared } from "./cards";
import type { BotContext } from "./context";
import { forEverybody } from "./for-everybody";
import { showCurrent } from "./stale";

/**
 * The bot's only translation of an error into words; its twin for HTTP is app/api/_http. A tap gets an alert,
 * a message the same words with the button that leads on. Faults are reported, and never described.
 */
export async function refuse(ctx: BotContext, error: unknown, report: (error: unknown) => string) {
  if (isGone(error)) return;
  // Telegram is busy or away: it brings the update again, and then there is something to say.
  if (isPassing(error)) throw error;
  const refusal = await counted(ctx, toRefusal(error));
  if (!refusal) {
    await sayUnavailable(ctx, report(error));
    throw error;
  }
  if (ctx.callbackQuery) return refuseTap(ctx, refusal);
  if (ctx.inlineQuery || !ctx.chat) return;

  await replyWith(ctx, wordsOf(ctx, refusal));
}

const replyWith = (ctx: BotContext, { text, button }: Refused) =>
  reply(ctx, forEverybody(ctx, { text: new FormattedString(text), buttons: button ? [[button]] : [] }));

async function refuseTap(ctx: BotContext, refusal: Refusal) {
  // An alert has no button, and this leads on in the app alone.
  if (refusal.reason === "too_many_drafts") return replyWith(ctx, wordsOf(ctx, refusal));
  if (refusal.reason !== "stale_button") return alert(ctx, wordsOf(ctx, refusal));
  if (isShared(ctx)) return alert(ctx, ctx.words.outdated);

  const said = await showCurrent(ctx);
  await alert(ctx, said ?? wordsOf(ctx, refusal));
}

/** What no button of ours can lead to was tapped on one of old. */
function toRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  return error instanceof ZodError || error instanceof InvalidInput ? new Refusal("stale_button") : undefined;
}

/** Codes can be tried out in a chat as well. */
async function counted(ctx: BotContext, refusal: Refusal | undefined) {
  if (!(refusal instanceof WrongLink)) return refusal;
  try {
    await countGuess(ctx.as);
    return refusal;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function wordsOf(ctx: BotContext, refusal: Refusal): Refused {
  const say = ctx.words.refusals[refusal.reason] as (
    r: Reading,
    refusal: Refusal,
    subject: Subject,
  ) => Refused;
  return say(ctx.reading, refusal, ctx.subject);
}

/** Our own fault must not be hidden by one of Telegram's. */
async function sayUnavailable(ctx: BotContext, errorId: string) {
  if (!ctx.callbackQuery && !ctx.chat) return;
  const paid = ctx.message?.successful_payment;
  try {
    if (paid) await reply(ctx, ctx.words.payments.arrived(ctx.reading, moneyOf(paid)));
    else await alert(ctx, ctx.words.unavailable(ctx.reading, errorId));
  } catch (error) {
    if (!isPassing(error) && !isRefused(error) && !isGone(error)) throw error;
  }
}

const moneyOf = ({ total_amount: amountMinor, currency }: SuccessfulPayment) => ({ amountMinor, currency });

/** They left while we were answering, or we may not write there. */
const isGone = (error: unknown) =>
  error instanceof GrammyError &&
  (error.error_code === 403 ||
    /not enough rights|CHAT_WRITE_FORBIDDEN|TOPIC_CLOSED|upgraded to a supergroup/.test(error.description));

const isPassing = (error: unknown) =>
  error instanceof HttpError ||
  (error instanceof GrammyError && (error.error_code === 429 || error.error_code >= 500));
