import { catchUp } from "@/domain/notifications/catch-up";
import { markReachable } from "@/domain/users/reach";
import { isReachable } from "@/domain/users/rules";
import type { BotContext } from "./context";

/** From now on this person can be written to, and hears what they missed. */
export async function noteReachable(ctx: BotContext) {
  if (isReachable(ctx.user)) return;
  await markReachable(ctx.as, ctx.user.id);
  await catchUp(ctx.as, ctx.user.id);
}
