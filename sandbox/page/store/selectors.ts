import type { ChatSummary, Person, State } from "../../telegram/protocol";
import { type PageState, usePage } from "./page-store";

/** The chat of this id as the current person sees it. */
export function findChat(state: PageState, chatId: number | null): ChatSummary | undefined {
  if (chatId === null) return undefined;
  return (
    state.server?.chats.find((chat) => chat.id === chatId) ??
    (state.fresh?.id === chatId ? state.fresh : undefined)
  );
}

/** The open chat. */
export const useOpenChat = () => usePage((state) => findChat(state, state.chatId));

/** Who looks at the page. Only below components that are drawn once the server has answered. */
export const useMe = (): Person => usePage((state) => known(state).me);

/** The bot of this sandbox. */
export const useBot = (): State["bot"] => usePage((state) => known(state).bot);

/** The server's last word, for code that runs only after there was one. */
export function known(state: PageState): State {
  if (!state.server) throw new Error("The sandbox has not answered yet");
  return state.server;
}

/** Under what name the draft of a chat is kept. */
export const draftKey = (personId: number, chatId: number) => `${personId}:${chatId}`;

/** First and last name. */
export const fullName = (person: { firstName: string; lastName?: string }) =>
  [person.firstName, person.lastName].filter(Boolean).join(" ");
