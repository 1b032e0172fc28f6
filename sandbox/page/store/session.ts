import type { Change, State } from "../../telegram/protocol";
import { noteChange } from "../guide/note-change";
import { closeAtOnce } from "../mini-app/close";
import { miniApp } from "../mini-app/window";
import { applyChange } from "./apply-change";
import { control } from "./control";
import { keepArriving, loadConversation, markRead } from "./conversations";
import { rememberPlace } from "./open-chat";
import { page } from "./page-store";
import { showError } from "./show";
import { typingEndsLater } from "./typing";

let events: EventSource | null = null;

/** Looks at the sandbox as this person from now on. */
export function becomePerson(id: number, chatId?: number) {
  events?.close();
  const stream = control.events(id);
  events = stream;
  // Changes that arrive while the whole state is on its way are applied on top of it.
  let waiting: Change[] | null = [];
  let wanted = chatId;

  const refresh = async () => {
    waiting ??= [];
    try {
      const server = await control.state(id);
      if (events !== stream) return;
      showState(server, wanted);
      wanted = undefined;
      const missed = waiting ?? [];
      waiting = null;
      missed.forEach(take);
    } catch (error) {
      if (events === stream) showError(error);
    }
  };
  const take = (change: Change) => {
    page.set((state) => applyChange(state, change));
    if (change.type === "message" || change.type === "edited") keepArriving(change.message);
    noteChange(change);
    if (change.type === "typing") typingEndsLater(change.chatId);
    if (change.type === "web-app-answered" && miniApp.get().window?.queryId === change.queryId) closeAtOnce();
    if (change.type === "reset") void refresh();
  };

  stream.onopen = () => {
    page.set({ online: true });
    void refresh();
  };
  stream.onerror = () => page.set({ online: false });
  stream.onmessage = (event) => {
    const change: Change = JSON.parse(event.data);
    if (waiting) waiting.push(change);
    else take(change);
  };
}

function showState(server: State, wanted: number | undefined) {
  const before = page.get();
  const samePerson = before.server?.me.id === server.me.id;
  const chatIds = new Set(server.chats.map((chat) => chat.id));
  const keep = wanted ?? before.chatId;
  const isFresh = samePerson && before.fresh?.id === keep;
  const chatId = keep !== null && (chatIds.has(keep) || isFresh) ? keep : server.bot.id;
  page.set({
    server,
    clockOffset: server.now - Date.now(),
    chatId,
    typing: {},
    ...(samePerson ? {} : { conversations: {}, fresh: null }),
  });
  rememberPlace(false);
  if (chatIds.has(chatId)) void loadConversation(chatId).then(() => markRead(chatId));
}
