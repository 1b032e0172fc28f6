import type { Chat, World } from "./world/model";

/** How many messages each person has not read, over all chats: kept up to date, since pages ask for everybody's. */
export type Unread = {
  add(chat: Chat, personId: number): void;
  /** Forgets what was unread in the chat; says whether there was anything. */
  clear(chat: Chat, personId: number): boolean;
  total(personId: number): number;
  /** Counts everything anew. */
  recount(): void;
};

export function createUnread(world: World): Unread {
  const totals = new Map<number, number>();
  recount();
  return {
    add(chat, personId) {
      chat.unread.set(personId, (chat.unread.get(personId) ?? 0) + 1);
      totals.set(personId, (totals.get(personId) ?? 0) + 1);
    },
    clear(chat, personId) {
      const count = chat.unread.get(personId) ?? 0;
      chat.unread.delete(personId);
      totals.set(personId, (totals.get(personId) ?? 0) - count);
      return count > 0;
    },
    total: (personId) => totals.get(personId) ?? 0,
    recount,
  };

  function recount() {
    totals.clear();
    for (const chat of world.chats.values()) {
      for (const [personId, count] of chat.unread) totals.set(personId, (totals.get(personId) ?? 0) + count);
    }
  }
}
