import type { ChatMessage } from "../../telegram/protocol";
import { goToMessage } from "../chat/go-to-message";
import { useInChat } from "./in-chat";

/** What a message answers to; a tap goes there. */
export function ReplyQuote({ reply }: { reply: NonNullable<ChatMessage["replyTo"]> }) {
  const { chatId } = useInChat();
  return (
    <button type="button" className="reply-quote" onClick={() => void goToMessage(chatId, reply.id)}>
      {reply.sender && <b dir="auto">{reply.sender}</b>}
      <span dir="auto">{reply.text || "Message"}</span>
    </button>
  );
}
