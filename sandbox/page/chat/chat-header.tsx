import { useRef, useState } from "react";
import type { ChatSummary } from "../../telegram/protocol";
import { showList } from "../store/open-chat";
import { usePage } from "../store/page-store";
import { useBot } from "../store/selectors";
import { Avatar } from "../ui/avatar";
import { IconButton } from "../ui/icon-button";
import { VerifiedMark } from "../ui/verified-mark";
import { ChatMenu } from "./chat-menu";
import { useChatMenu } from "./use-chat-menu";

/** Name and state of the open chat, and what can be done with it. */
export function ChatHeader({ chat }: { chat: ChatSummary }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const entries = useChatMenu(chat);
  return (
    <header className="chat-header">
      <IconButton icon="back" label="Back to chats" className="only-phone" onClick={showList} />
      <Avatar title={chat.title} color={chat.color} bot={chat.kind === "bot"} />
      <div className="grow">
        <h2>
          <span dir="auto">{chat.title}</span>
          {chat.kind === "bot" && <VerifiedMark />}
        </h2>
        <Subtitle chat={chat} />
      </div>
      {entries.length > 0 && (
        <IconButton
          ref={button}
          icon="more"
          label="Chat menu"
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
      )}
      {open && (
        <ChatMenu
          entries={entries}
          onClose={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      )}
    </header>
  );
}

function Subtitle({ chat }: { chat: ChatSummary }) {
  const action = usePage((state) => state.typing[chat.id]);
  const bot = useBot();
  if (action === undefined) return <small dir="auto">{chat.subtitle}</small>;
  const who = chat.kind === "group" || chat.kind === "channel" ? `${bot.name} is ` : "";
  return <small className="typing">{`${who}${doing[action] ?? "typing"}…`}</small>;
}

const doing: Record<string, string> = {
  typing: "typing",
  upload_photo: "sending a photo",
  upload_document: "sending a file",
  find_location: "choosing a place",
  choose_sticker: "choosing a sticker",
};
