import { type MouseEvent, memo, useState } from "react";
import type { ChatMessage } from "../../telegram/protocol";
import { Avatar } from "../ui/avatar";
import { IconButton } from "../ui/icon-button";
import { Bubble } from "./bubble";
import { useInChat } from "./in-chat";
import { InlineKeyboard } from "./inline-keyboard";
import { MessageMenu } from "./message-menu";

type Props = { message: ChatMessage; first: boolean; last: boolean };

/** One message. It is drawn again only when it changes itself or gets another neighbour. */
export const MessageView = memo(function MessageView({ message, first, last }: Props) {
  const { kind } = useInChat();
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null);
  const { from, inlineKeyboard } = message;
  const hasKeyboard = inlineKeyboard !== undefined && inlineKeyboard.length > 0;

  // In a channel, a picture by somebody else can neither be answered, copied nor deleted.
  const hasActions = kind !== "channel" || message.mine || message.text !== "";
  const openMenu = (event: MouseEvent) => {
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    setMenu(event.clientX ? { x: event.clientX, y: event.clientY } : { x: box.left, y: box.bottom });
  };
  return (
    <article
      className={classes(message, first, last, hasKeyboard)}
      data-message-id={message.id}
      aria-label={message.mine ? "You" : (from?.name ?? "Message")}
      {...(hasActions && { onContextMenu: openMenu })}
    >
      {kind === "group" && !message.mine && last && from && (
        <Avatar title={from.name} color={from.color} bot={from.isBot} />
      )}
      <div className="bubble-line">
        <Bubble message={message} first={first} tail={last && !hasKeyboard} />
        {hasActions && (
          <IconButton
            icon="more"
            label="Message actions"
            className="message-more"
            aria-expanded={menu !== null}
            onClick={openMenu}
          />
        )}
      </div>
      {hasKeyboard && <InlineKeyboard messageId={message.id} rows={inlineKeyboard} />}
      {menu && <MessageMenu message={message} at={menu} onClose={() => setMenu(null)} />}
    </article>
  );
});

function classes(message: ChatMessage, first: boolean, last: boolean, hasKeyboard: boolean) {
  const wide =
    message.photo ||
    message.location ||
    message.invoice?.photo ||
    message.inlineKeyboard?.some((row) => row.length > 2);
  return [
    "message",
    message.mine && "out",
    first && "first",
    last && "last",
    hasKeyboard && "with-keyboard",
    wide && "wide",
    message.sticker && "bare",
  ]
    .filter(Boolean)
    .join(" ");
}
