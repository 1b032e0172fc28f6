import type { ChatMessage } from "../../telegram/protocol";

/** Something that happened in a chat. */
export function ServiceLine({ message, text }: { message: ChatMessage; text: string }) {
  return (
    <article className="service-line" data-message-id={message.id} aria-label="Service message" dir="auto">
      {text}
    </article>
  );
}
