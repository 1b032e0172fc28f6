import { useSyncExternalStore } from "react";
import type { ChatMessage, ChatSummary, State } from "../../telegram/protocol";
import type { DialogState } from "../dialogs/dialog-state";
import { createStore } from "./create-store";

/** What is loaded of one chat. */
export type Conversation = {
  messages: ChatMessage[];
  /** There is nothing older on the server. */
  complete: boolean;
};

/** Which of the panels that belong to the top bar is open. */
export type Panel = "clock" | "faults" | "people" | "calls" | "guide";

/** Everything the page knows. */
export type PageState = {
  online: boolean;
  server: State | null;
  /** Virtual minus real time, in milliseconds. */
  clockOffset: number;
  chatId: number | null;
  view: "list" | "chat";
  /** A chat with somebody one has not written to yet, which the server does not list. */
  fresh: ChatSummary | null;
  conversations: Record<number, Conversation>;
  typing: Record<number, string>;
  drafts: Record<string, string>;
  replies: Record<string, { id: number; text: string; sender: string }>;
  theme: "light" | "dark";
  panel: Panel | null;
  dialog: DialogState | null;
  toast: { text: string; key: number } | null;
  stepsDone: string[];
};

/** The one store of the page. */
export const page = createStore<PageState>({
  online: false,
  server: null,
  clockOffset: 0,
  chatId: null,
  view: "list",
  fresh: null,
  conversations: {},
  typing: {},
  drafts: {},
  replies: {},
  theme: "light",
  panel: null,
  dialog: null,
  toast: null,
  stepsDone: [],
});

/** Reads a part of the page's state; the component renders again only when that part changes. */
export function usePage<T>(select: (state: PageState) => T): T {
  return useSyncExternalStore(page.subscribe, () => select(page.get()));
}
