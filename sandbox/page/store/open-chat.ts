import type { Person } from "../../telegram/protocol";
import { isPhone, loadConversation, markRead } from "./conversations";
import { page } from "./page-store";
import { findChat, fullName } from "./selectors";

/** Shows a chat and reads it. The browser's Back button leads back to the list on a phone. */
export function openChat(chatId: number, asNewEntry = isPhone() && page.get().view === "list") {
  const state = page.get();
  page.set({ chatId, view: "chat", panel: null });
  rememberPlace(asNewEntry);
  if (state.conversations[chatId]) markRead(chatId);
  else void loadConversation(chatId).then(() => markRead(chatId));
}

/** Shows the chat with a person, who may never have been written to. */
export function openPersonChat(person: Person) {
  if (!findChat(page.get(), person.id)) {
    page.set({
      fresh: {
        id: person.id,
        kind: "person",
        title: fullName(person),
        subtitle: "last seen recently",
        color: person.color,
        unread: 0,
        canPost: true,
      },
    });
  }
  openChat(person.id);
}

/** On the phone: back to the list of chats. */
export function showList() {
  page.set({ view: "list" });
  rememberPlace(false);
}

/** Writes person and chat into the address, so that a reload comes back here. */
export function rememberPlace(asNewEntry: boolean) {
  const { server, chatId, view } = page.get();
  if (!server) return;
  const place = new URLSearchParams({ who: String(server.me.id) });
  if (chatId !== null && !(isPhone() && view === "list")) place.set("chat", String(chatId));
  history[asNewEntry ? "pushState" : "replaceState"](null, "", `#${place}`);
}
