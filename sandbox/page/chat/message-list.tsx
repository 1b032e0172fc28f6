import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ChatMessage, ChatSummary } from "../../telegram/protocol";
import { ChatIdContext } from "../message/in-chat";
import { markRead } from "../store/conversations";
import { useMe } from "../store/selectors";
import { DayGroup } from "./day-group";
import { groupMessages } from "./group-messages";
import { ScrollDown } from "./scroll-down";
import { useOlder } from "./use-older";
import { usePlace } from "./use-place";

type Props = { chatId: number; kind: ChatSummary["kind"]; messages: ChatMessage[] };

/** A chat's messages. New ones scroll into sight when the reader is at the end, and are counted when not. */
export function MessageList({ chatId, kind, messages }: Props) {
  const { timeZone } = useMe();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { atBottom, toBottom } = usePlace(scroller, content, messages);
  const days = useMemo(() => groupMessages(messages, timeZone), [messages, timeZone]);
  const place = useMemo(() => ({ chatId, kind }), [chatId, kind]);
  const newest = messages.at(-1);
  const [seen, setSeen] = useState(newest?.id ?? 0);
  useOlder(scroller, chatId, messages[0]?.id);

  useLayoutEffect(toBottom, [toBottom]);

  useLayoutEffect(() => {
    if (newest?.mine) toBottom();
  }, [newest?.id, newest?.mine, toBottom]);

  useEffect(() => {
    if (!atBottom) return;
    setSeen(newest?.id ?? 0);
    markRead(chatId);
  }, [atBottom, chatId, newest?.id]);

  useEffect(() => {
    const look = () => markRead(chatId);
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [chatId]);

  const unseen = atBottom ? 0 : messages.filter((message) => message.id > seen && !message.mine).length;
  return (
    <div className={`messages ${kind}`}>
      <div ref={scroller} className={`scroller ${atBottom ? "at-end" : ""}`}>
        <div ref={content} className="column" role="log" aria-label="Messages">
          <ChatIdContext value={place}>
            {days.map((day) => (
              <DayGroup key={day.key} day={day} />
            ))}
          </ChatIdContext>
        </div>
      </div>
      {!atBottom && <ScrollDown unseen={unseen} onPress={toBottom} />}
    </div>
  );
}
