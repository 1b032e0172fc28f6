import { setTimeout as sleep } from "node:timers/promises";

/** 30 messages a second over all chats, of which five are kept for replies; one a second per chat; 20 a minute per group (Bot API FAQ). */
const limits = { perSecond: 25, chatGapMs: 1_000, groupGapMs: 3_000 };

/** Hands out turns so that background messages stay within Telegram's limits. Groups and channels have negative ids. */
export function createPacer(now: () => number = () => performance.now()) {
  let nextTurn = 0;
  const nextOfChat = new Map<number, number>();

  return async function turn(chatId: number | null) {
    const at = now();
    if (nextOfChat.size > 10_000)
      for (const [chat, free] of nextOfChat) if (free < at) nextOfChat.delete(chat);

    const chatFree = chatId === null ? 0 : (nextOfChat.get(chatId) ?? 0);
    const start = Math.max(at, nextTurn, chatFree);
    nextTurn = Math.max(nextTurn, at) + 1000 / limits.perSecond;
    if (chatId !== null) nextOfChat.set(chatId, start + (chatId < 0 ? limits.groupGapMs : limits.chatGapMs));
    if (start > at) await sleep(start - at);
  };
}
