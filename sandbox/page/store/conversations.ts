import type { ChatMessage } from "../../telegram/protocol";
import { withMessage } from "./apply-change";
import { control } from "./control";
import { page } from "./page-store";
import { findChat } from "./selectors";
import { showError } from "./show";

const pageSize = 50;
const loading = new Set<number>();

/** What the event stream brings of a chat while that is on its way. */
const arriving = new Map<number, ChatMessage[]>();
export const keepArriving = (message: ChatMessage) => void arriving.get(message.chatId)?.push(message);

/** Fetches the newest messages of a chat and puts them in place of what was loaded. */
export async function loadConversation(chatId: number) {
  const me = page.get().server?.me.id;
  if (me === undefined) return;
  const arrived: ChatMessage[] = [];
  arriving.set(chatId, arrived);
  try {
    const messages = await control.messages(me, chatId);
    if (page.get().server?.me.id !== me) return;
    page.set((state) => {
      const conversation = { messages, complete: messages.length < pageSize };
      // What arrived meanwhile is newer than this answer.
      return {
        conversations: arrived.reduce(withMessage, { ...state.conversations, [chatId]: conversation }),
      };
    });
  } catch (error) {
    showError(error);
  }
}

/** Fetches the page of messages before the oldest one loaded; answers whether there were any. */
export async function loadOlder(chatId: number): Promise<boolean> {
  const { server, conversations } = page.get();
  const conversation = conversations[chatId];
  const oldest = conversation?.messages[0];
  if (!server || !conversation || !oldest || conversation.complete || loading.has(chatId)) return false;
  loading.add(chatId);
  try {
    const older = await control.messages(server.me.id, chatId, oldest.id);
    page.set((state) => {
      const now = state.conversations[chatId];
      if (!now || now.messages[0]?.id !== oldest.id) return {};
      const messages = [...older, ...now.messages];
      return {
        conversations: { ...state.conversations, [chatId]: { messages, complete: older.length < pageSize } },
      };
    });
    return older.length > 0;
  } catch (error) {
    showError(error);
    return false;
  } finally {
    loading.delete(chatId);
  }
}

/** Tells the server that the person has seen the chat, when there is something to see and they are looking. */
export function markRead(chatId: number) {
  const state = page.get();
  if (!state.server || document.visibilityState !== "visible") return;
  if (state.chatId !== chatId || (isPhone() && state.view === "list")) return;
  if (!findChat(state, chatId)?.unread) return;
  void control.act(state.server.me.id, { do: "read", chatId }).catch(showError);
}

/** Whether the page shows one pane at a time. */
export const isPhone = () => matchMedia("(max-width: 760px)").matches;
