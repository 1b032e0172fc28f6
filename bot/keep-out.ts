import type { MiddlewareFn } from "grammy";
import { findAskingDraft } from "@/domain/drafts/queries";
import { refuseIfSuspended } from "@/domain/users/queries";
import { readCallback } from "@/gateways/telegram/callbacks";
import { readStart } from "@/gateways/telegram/start-parameter";
import type { BotContext } from "./context";

/** Nothing but the support answers somebody who is suspended, and groups hear nothing of it. Throws `suspended`. */
export const keepOut: MiddlewareFn<BotContext> = async (ctx, next) => {
  if (ctx.user.suspendedAt === null || (await isLetThrough(ctx))) return next();
  if (ctx.preCheckoutQuery)
    return void (await ctx.answerPreCheckoutQuery(false, {
      error_message: ctx.words.payments.preCheckout("suspended"),
    }));
  if (ctx.callbackQuery || ctx.chat?.type === "private") refuseIfSuspended(ctx.user);
};

/** The way to the support, and what Telegram tells of: money that came, a chat that was blocked. */
async function isLetThrough(ctx: BotContext): Promise<boolean> {
  if (ctx.message?.successful_payment || ctx.myChatMember) return true;
  if (ctx.callbackQuery?.data !== undefined) {
    const operation = readCallback(ctx.callbackQuery.data)?.operation;
    return operation === "support" || operation === "close";
  }
  if (ctx.chat?.type !== "private") return false;
  if (ctx.hasCommand("start")) return readStart(ctx.match.trim()).to === "support";
  if (ctx.hasCommand(["support", "paysupport"])) return true;
  return !isCommand(ctx) && (await findAskingDraft(ctx.as))?.kind === "support";
}

const isCommand = ({ message }: BotContext) =>
  message?.entities?.some(({ type, offset }) => type === "bot_command" && offset === 0) ?? false;
