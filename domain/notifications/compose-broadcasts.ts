import { z } from "zod";
import { type Composers, eventOf, Text } from "./letter-world";

const Progress = z.object({ messageId: z.int(), broadcastId: z.uuid() });

export const broadcastLetters: Composers<"update" | "broadcast.progress"> = {
  update: (row, reader, world) => {
    const { broadcastId, chatId } = row;
    if (broadcastId !== null && !world.rules.isFor(broadcastId, chatId)) return "no longer meant";
    const said = broadcastId === null ? undefined : world.rules.broadcasts.get(broadcastId);
    const { text } = said ?? Text.parse(row.payload);
    return { kind: "update", chatId, reader, event: eventOf(row, world), text };
  },
  "broadcast.progress": (row, reader, world) => {
    const { messageId, broadcastId } = Progress.parse(row.payload);
    const broadcast = world.progress.get(broadcastId);
    if (!broadcast) return "the broadcast is gone";
    const event = eventOf(row, world);
    return { kind: "broadcast.progress", chatId: row.chatId, reader, event, messageId, broadcast };
  },
};
