import { createContext, useContext } from "react";
import type { ChatSummary } from "../../telegram/protocol";

/** The chat that a message is drawn in; as a context, so that a new summary does not draw every message again. */
export const ChatIdContext = createContext<{ chatId: number; kind: ChatSummary["kind"] }>({
  chatId: 0,
  kind: "bot",
});

/** The chat around this component. */
export const useInChat = () => useContext(ChatIdContext);
