import { and, eq, isNull, ne } from "drizzle-orm";
import { deliveries } from "@/db/schema/notifications";
import type { Context, UserActor } from "../context";

type Tapped = { deliveryId: string } | { messageId: number };

/** The acting person used a button or a link of a message to them: its first use counts. What is not theirs, or no delivery, counts nothing; nor does what asks for a rating, which has no name. */
export async function countTap(ctx: Context<UserActor>, tapped: Tapped) {
  const which =
    "deliveryId" in tapped
      ? eq(deliveries.id, tapped.deliveryId)
      : eq(deliveries.messageId, tapped.messageId);
  await ctx.db
    .update(deliveries)
    .set({ tappedAt: ctx.now() })
    .where(
      and(
        which,
        eq(deliveries.chatId, ctx.actor.userId),
        isNull(deliveries.tappedAt),
        ne(deliveries.kind, "thanks"),
      ),
    );
}
