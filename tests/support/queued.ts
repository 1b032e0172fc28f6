import { eq } from "drizzle-orm";
import { deliveries } from "@/db/schema/notifications";
import { transact } from "@/domain/context";
import { queueLetters } from "@/domain/queue-letters";
import type { World } from "./world";

/** Queues one letter to each, about an event of theirs, and answers the event. */
export async function queued(world: World, readers: number[]) {
  const event = await world.event();
  await world.drain();
  await transact(world.system, (tx) =>
    queueLetters(
      tx,
      readers.map((chatId) => ({
        kind: "update",
        dedupeKey: `test:${chatId}:${tx.newId()}`,
        chatId,
        eventId: event.id,
        payload: { text: `To ${chatId}` },
      })),
    ),
  );
  return event;
}

/** The one letter to this chat, as it lies in its row. */
export const deliveryTo = async (world: World, chatId: number) =>
  (await world.db.select().from(deliveries).where(eq(deliveries.chatId, chatId)))[0]!;
