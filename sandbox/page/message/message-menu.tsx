import { useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import type { ChatMessage } from "../../telegram/protocol";
import { focusComposer } from "../composer/focus-composer";
import { act } from "../store/act";
import { setReply } from "../store/drafts";
import { draftKey, useMe, useOpenChat } from "../store/selectors";
import { showDialog } from "../store/show";
import { Menu } from "../ui/menu";
import { MenuItem } from "../ui/menu-item";
import { copy } from "./press-inline-button";

type Props = { message: ChatMessage; at: { x: number; y: number }; onClose: () => void };

/** What can be done with a message. */
export function MessageMenu({ message, at, onClose }: Props) {
  const me = useMe();
  const chat = useOpenChat();
  const frame = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    element.style.left = `${Math.max(8, Math.min(at.x, innerWidth - element.offsetWidth - 8))}px`;
    element.style.top = `${Math.max(8, Math.min(at.y, innerHeight - element.offsetHeight - 8))}px`;
  }, [at]);

  const choose = (what: () => void) => () => {
    onClose();
    what();
  };
  const answer = () => {
    const sender = message.mine ? "You" : (message.from?.name ?? chat?.title ?? "");
    setReply(draftKey(me.id, message.chatId), {
      id: message.id,
      text: message.text || (message.invoice?.title ?? message.sticker ?? "Photo"),
      sender,
    });
    focusComposer();
  };
  const forward = () =>
    showDialog({
      kind: "pick-chat",
      title: "Forward to…",
      accepts: ({ canPost }) => canPost,
      onPick: (to) => void act({ do: "forward", chatId: message.chatId, messageId: message.id, to }),
    });
  return createPortal(
    <div ref={frame} className="menu-frame">
      <Menu label="Message actions" onClose={onClose}>
        {chat?.canPost && <MenuItem icon="reply" label="Reply" onSelect={choose(answer)} />}
        <MenuItem icon="share" label="Forward" onSelect={choose(forward)} />
        {message.text && (
          <MenuItem icon="copy" label="Copy text" onSelect={choose(() => void copy(message.text))} />
        )}
        {(message.mine || chat?.kind === "bot") && (
          <MenuItem
            icon="trash"
            label="Delete"
            danger
            onSelect={choose(
              () => void act({ do: "delete-message", chatId: message.chatId, messageId: message.id }),
            )}
          />
        )}
      </Menu>
    </div>,
    document.body,
  );
}
