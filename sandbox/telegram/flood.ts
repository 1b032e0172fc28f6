import { tooManyRequests } from "./errors";

const perSecondAtMost = 30;
const perGroupMinuteAtMost = 20;

/** Telegram's limits on sending: so many a second over all, and so many a minute into one group. */
export type Flood = { check(chat: { id: number; type: string } | undefined): void };

export function createFlood(): Flood {
  const overall: number[] = [];
  const groups = new Map<number, number[]>();

  return {
    check(chat) {
      const now = Date.now();
      const group = chat && chat.type !== "private" ? (groups.get(chat.id) ?? []) : undefined;
      throwIfFull(overall, perSecondAtMost, 1_000, now);
      if (group) throwIfFull(group, perGroupMinuteAtMost, 60_000, now);

      overall.push(now);
      if (chat && group) groups.set(chat.id, [...group, now]);
    },
  };
}

function throwIfFull(sent: number[], atMost: number, windowMs: number, now: number) {
  while (sent.length > 0 && sent[0]! <= now - windowMs) sent.shift();
  if (sent.length < atMost) return;
  throw tooManyRequests(Math.max(1, Math.ceil((sent[0]! + windowMs - now) / 1000)));
}
