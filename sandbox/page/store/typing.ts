import { without } from "./apply-change";
import { page } from "./page-store";

const lastsMs = 5_000;
const timers = new Map<number, ReturnType<typeof setTimeout>>();

/** Takes the "typing…" line away when nothing has come for five seconds, as Telegram does. */
export function typingEndsLater(chatId: number) {
  clearTimeout(timers.get(chatId));
  timers.set(
    chatId,
    setTimeout(() => page.set((state) => ({ typing: without(state.typing, chatId) })), lastsMs),
  );
}
