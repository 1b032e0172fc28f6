import { useState } from "react";
import type { ChatSummary } from "../../telegram/protocol";
import { setDraft, setReply } from "../store/drafts";
import { usePage } from "../store/page-store";
import { draftKey, useBot, useMe } from "../store/selectors";
import { IconButton } from "../ui/icon-button";
import { SendIcon } from "../ui/send-icon";
import { AttachButton } from "./attach-button";
import { CommandMenu } from "./command-menu";
import { focusComposer } from "./focus-composer";
import { InlinePanel } from "./inline-panel";
import { inlineQuery } from "./inline-query";
import { MenuPill } from "./menu-pill";
import { MessageField } from "./message-field";
import { ReplyBar } from "./reply-bar";
import { ReplyKeyboard } from "./reply-keyboard";
import { sendText } from "./send-text";
import { StickerButton } from "./sticker-button";
import { useCommands } from "./use-commands";
import { useReplyKeyboard } from "./use-reply-keyboard";

/** Where a message is written, with all that can stand around it. */
export function Composer({ chat }: { chat: ChatSummary }) {
  const me = useMe();
  const bot = useBot();
  const key = draftKey(me.id, chat.id);
  const text = usePage((state) => state.drafts[key] ?? "");
  const reply = usePage((state) => state.replies[key]);
  const keyboard = useReplyKeyboard(chat.id);
  const [menuOpen, setMenuOpen] = useState(false);
  const commands = useCommands(chat, menuOpen ? "/" : text);
  const query = inlineQuery(text, bot.username);
  const answersTo = reply ?? keyboard.forced;

  const change = (next: string) => {
    setDraft(key, next);
    setMenuOpen(false);
  };
  const send = (words: string) => {
    if (!words.trim()) return;
    setMenuOpen(false);
    keyboard.answered();
    void sendText(chat.id, key, words, answersTo?.id);
    focusComposer();
  };
  const stepBack = () => {
    if (menuOpen) return setMenuOpen(false);
    if (query !== null || commands) return setDraft(key, "");
    if (answersTo) dropReply();
  };
  const dropReply = () => {
    setReply(key, null);
    keyboard.answered();
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send(text);
      }}
    >
      {query !== null && (
        <InlinePanel key={chat.id} chatId={chat.id} query={query} onChosen={() => setDraft(key, "")} />
      )}
      {commands && <CommandMenu commands={commands} typed={!menuOpen} onChoose={send} onClose={stepBack} />}
      <div className="composer-line">
        <div className="composer-box">
          {answersTo && <ReplyBar sender={answersTo.sender} text={answersTo.text} onClose={dropReply} />}
          <div className="composer-row">
            {chat.kind === "bot" ? (
              <MenuPill open={menuOpen} onToggle={() => setMenuOpen(!menuOpen)} />
            ) : (
              <StickerButton chatId={chat.id} />
            )}
            <MessageField
              value={text}
              placeholder={keyboard.placeholder ?? placeholderOf(chat)}
              onChange={change}
              onSend={() => send(text)}
              onEscape={stepBack}
            />
            {keyboard.rows && (
              <IconButton
                icon="keyboard"
                label={keyboard.shown ? "Hide bot keyboard" : "Show bot keyboard"}
                aria-pressed={keyboard.shown}
                onClick={keyboard.toggle}
              />
            )}
            <AttachButton chatId={chat.id} />
          </div>
        </div>
        <button type="submit" className="send" aria-label="Send" disabled={!text.trim()}>
          <SendIcon />
        </button>
      </div>
      {keyboard.rows && keyboard.shown && <ReplyKeyboard chat={chat} keyboard={keyboard} />}
    </form>
  );
}

const placeholderOf = (chat: ChatSummary) => (chat.kind === "channel" ? "Broadcast" : "Message");
