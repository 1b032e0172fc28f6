import { setTimeout as sleep } from "node:timers/promises";

/** One message a second to a chat, 20 a minute to a group (Bot API FAQ). How many go out in all is the domain's business. */
const gapsMs = { chat: 1_000, group: 3_000 };

/** Hands out turns so that background messages stay within Telegram's limits for each chat. Groups and channels have negative ids. */
export function createChatTurns(now: () => number = () => performance.now()) {
  const nextOfChat = new Map<number, number>();

  return async function turn(chatId: number | null) {
    if (chatId === null) return;
    const at = now();
    if (nextOfChat.size > 10_000)
      for (const [chat, free] of nextOfChat) if (free < at) nextOfChat.delete(chat);

    const start = Math.max(at, nextOfChat.get(chatId) ?? 0);
    nextOfChat.set(chatId, start + (chatId < 0 ? gapsMs.group : gapsMs.chat));
    if (start > at) await sleep(start - at);
  };
}
