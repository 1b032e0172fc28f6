import type { ChatSummary } from "../../telegram/protocol";
import { Icon } from "../ui/icon";
import { goToMessage } from "./go-to-message";

/** The pinned message; a tap goes to it. */
export function PinnedBar({
  chatId,
  pinned,
}: {
  chatId: number;
  pinned: NonNullable<ChatSummary["pinned"]>;
}) {
  return (
    <button type="button" className="pinned-bar" onClick={() => void goToMessage(chatId, pinned.id)}>
      <span className="grow">
        <b>Pinned message</b>
        <span className="pinned-text" dir="auto">
          {pinned.text || "Message"}
        </span>
      </span>
      <Icon name="pin" />
    </button>
  );
}
