import { Footer } from "../composer/footer";
import { usePage } from "../store/page-store";
import { useMe, useOpenChat } from "../store/selectors";
import { BotIntro } from "./bot-intro";
import { ChatHeader } from "./chat-header";
import { MessageList } from "./message-list";
import { PinnedBar } from "./pinned-bar";

/** The open chat: its head, its messages and the composer. */
export function ChatPane() {
  const me = useMe();
  const chat = useOpenChat();
  const conversation = usePage((state) => (chat ? state.conversations[chat.id] : undefined));
  if (!chat) return <section className="chat" aria-label="Chat" />;

  const messages = conversation?.messages ?? [];
  const empty = chat.kind === "bot" && messages.length === 0 && (conversation !== undefined || !chat.started);
  return (
    <section className="chat" aria-label="Chat">
      <ChatHeader chat={chat} />
      {chat.pinned && <PinnedBar chatId={chat.id} pinned={chat.pinned} />}
      {empty ? (
        <BotIntro />
      ) : (
        <MessageList
          key={`${me.id}:${chat.id}:${conversation !== undefined}`}
          chatId={chat.id}
          kind={chat.kind}
          messages={messages}
        />
      )}
      <Footer chat={chat} />
    </section>
  );
}
