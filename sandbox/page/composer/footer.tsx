import type { ReactNode } from "react";
import type { ChatSummary } from "../../telegram/protocol";
import { act } from "../store/act";
import { useMe } from "../store/selectors";
import { Composer } from "./composer";

/** What stands below a chat: the composer, or the one button that comes before writing there. */
export function Footer({ chat }: { chat: ChatSummary }) {
  const me = useMe();
  return (
    <footer className="chat-footer">
      <div className="column">{content(chat, me.id)}</div>
    </footer>
  );
}

function content(chat: ChatSummary, me: number): ReactNode {
  if (chat.blocked) return <WideButton label="Restart bot" onPress={() => void act({ do: "unblock" })} />;
  if (chat.kind === "bot" && !chat.started)
    return <WideButton label="Start" onPress={() => void act({ do: "start" })} />;
  const joinable = chat.kind === "group" || chat.kind === "channel";
  if (joinable && !chat.role) {
    return (
      <WideButton label={`Join ${chat.kind}`} onPress={() => void act({ do: "join", chatId: chat.id })} />
    );
  }
  if (!chat.canPost) return <p className="cannot-post">Only administrators can post here</p>;
  return <Composer key={`${me}:${chat.id}`} chat={chat} />;
}

function WideButton({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <button type="button" className="wide-button" onClick={onPress}>
      {label}
    </button>
  );
}
