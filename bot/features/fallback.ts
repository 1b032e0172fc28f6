import { Composer } from "grammy";
import { reply } from "../answer";
import type { BotContext } from "../context";
import { contents } from "./texts";

/** Last of all: what nobody understood, in the private chat. Groups are left alone. */
export const fallback = new Composer<BotContext>();

fallback.chatType("private").on([...contents], (ctx) => reply(ctx, ctx.words.unknown(ctx.reading)));
