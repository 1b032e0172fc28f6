import { and, eq, inArray, isNull } from "drizzle-orm";
import { cards } from "@/db/schema/notifications";
import type { Context } from "../context";

/** Cards of this event that stand where many see them show it no longer: their next edit says so, and is the last. */
export async function withdrawSharedCards(tx: Context, eventId: string) {
  const now = tx.now();
  await tx.db
    .update(cards)
    .set({ withdrawnAt: now, staleSince: now, updatedAt: now })
    .where(
      and(
        eq(cards.eventId, eventId),
        inArray(cards.kind, ["group", "channel", "inline"]),
        isNull(cards.retiredAt),
      ),
    );
}
