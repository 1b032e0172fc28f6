import { memo } from "react";
import type { ChatSummary } from "../../telegram/protocol";
import { openChat } from "../store/open-chat";
import { usePage } from "../store/page-store";
import { draftKey, useMe } from "../store/selectors";
import { Avatar } from "../ui/avatar";
import { Badge } from "../ui/badge";
import { Icon } from "../ui/icon";
import { VerifiedMark } from "../ui/verified-mark";
import { LastTime } from "./last-time";

/** A chat in the list. */
export const ChatRow = memo(function ChatRow({ chat, open }: { chat: ChatSummary; open: boolean }) {
  return (
    <button
      type="button"
      className="chat-row"
      aria-label={chat.title}
      aria-current={open}
      onClick={() => openChat(chat.id)}
    >
      <Avatar title={chat.title} color={chat.color} bot={chat.kind === "bot"} />
      <span className="grow">
        <span className="line">
          <b>
            {chat.kind === "group" && <Icon name="users" />}
            {chat.kind === "channel" && <Icon name="channel" />}
            <span dir="auto">{chat.title}</span>
            {chat.kind === "bot" && <VerifiedMark />}
          </b>
          {chat.last?.mine && <Icon name="ticks" />}
          {chat.last && <LastTime at={chat.last.date} />}
        </span>
        <span className="line">
          <Preview chat={chat} open={open} />
          {chat.unread > 0 ? (
            <Badge count={chat.unread} muted={chat.kind === "channel"} />
          ) : (
            chat.kind === "bot" && <Icon name="pin" />
          )}
        </span>
      </span>
    </button>
  );
});

function Preview({ chat, open }: { chat: ChatSummary; open: boolean }) {
  const me = useMe();
  const action = usePage((state) => state.typing[chat.id]);
  const draft = usePage((state) => state.drafts[draftKey(me.id, chat.id)]);
  if (action !== undefined) return <span className="preview typing">typing…</span>;
  if (draft && !open) {
    return (
      <span className="preview" dir="auto">
        <span className="draft">Draft: </span>
        {draft}
      </span>
    );
  }
  const { last } = chat;
  if (!last)
    return <span className="preview">{chat.kind === "bot" && !chat.started ? "Tap to start" : ""}</span>;
  const sender =
    chat.kind === "group"
      ? last.mine
        ? "You"
        : last.sender
      : last.mine && chat.kind === "person"
        ? "You"
        : undefined;
  return (
    <span className="preview" dir="auto">
      {sender && <u>{sender.split(" ")[0]}: </u>}
      {last.text}
    </span>
  );
}
