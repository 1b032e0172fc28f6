import { getUser } from "@/domain/users/queries";
import { fullName } from "@/domain/users/rules";
import type { BotContext } from "./context";

/** Somebody whom words name. */
export const nameOf = async (ctx: BotContext, userId: number) => ({
  name: fullName(await getUser(ctx.as, userId)),
});
