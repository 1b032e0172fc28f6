import { sql } from "drizzle-orm";
import { pauses } from "@/db/schema/notifications";
import type { Context } from "../context";

/** Telegram asked for quiet (`retry_after`): nothing goes to this chat before. Chat 0 stands for all of them. */
export async function pauseChat(ctx: Context, chatId: number, seconds: number) {
  const until = new Date(ctx.now().getTime() + seconds * 1000);
  await ctx.db
    .insert(pauses)
    .values({ chatId, until })
    .onConflictDoUpdate({
      target: pauses.chatId,
      set: { until: sql`greatest(${pauses.until}, excluded.until)` },
    });
}
