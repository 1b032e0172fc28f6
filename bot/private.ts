import type { MiddlewareFn } from "grammy";
import { Refusal } from "@/domain/errors";
import type { BotContext } from "./context";

/** For what concerns one person alone: in a group it is refused, with the way to the private chat. */
export const inPrivate: MiddlewareFn<BotContext> = (ctx, next) => {
  if (ctx.chat?.type !== "private") throw new Refusal("private_only");
  return next();
};
