import { Icon } from "../ui/icon";
import { IconButton } from "../ui/icon-button";

/** What the message being written answers to. */
export function ReplyBar({ sender, text, onClose }: { sender: string; text: string; onClose: () => void }) {
  return (
    <div className="reply-bar">
      <Icon name="reply" />
      <div className="quoted">
        <b dir="auto">Reply to {sender}</b>
        <span dir="auto">{text}</span>
      </div>
      <IconButton icon="close" label="Cancel reply" onClick={onClose} />
    </div>
  );
}
