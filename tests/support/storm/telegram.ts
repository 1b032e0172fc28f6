import type { Answer, Wired } from "./sender";

type Troubles = { refused: number; blocked: number; dropped: number };

/** A Telegram that only remembers what reached whom, and fails as often as it is told to. */
export function createStormTelegram(random: () => number, { refused, blocked, dropped }: Troubles) {
  const calls: Wired[] = [];
  const arrived: Wired[] = [];
  const counts = { refused: 0, blocked: 0, dropped: 0 };
  let lastId = 0;

  return {
    /** Everything that was asked of it, and what of that reached its reader. */
    calls,
    arrived,
    counts,
    hasBlocked: (chatId: number) => chatId % Math.round(1 / blocked) === 0,
    take(wired: Wired): Answer {
      calls.push(wired);
      if (this.hasBlocked(wired.chatId)) {
        counts.blocked++;
        return { ok: false, error_code: 403, description: "Forbidden: bot was blocked by the user" };
      }
      if (random() < refused) {
        counts.refused++;
        const parameters = { retry_after: 1 + Math.floor(random() * 3) };
        return { ok: false, error_code: 429, description: "Too Many Requests", parameters };
      }
      arrived.push(wired);
      if (random() < dropped) {
        counts.dropped++;
        return "dropped";
      }
      return { ok: true, result: { message_id: ++lastId } };
    },
  };
}
