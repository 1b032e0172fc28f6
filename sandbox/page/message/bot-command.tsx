import type { ReactNode } from "react";
import { act } from "../store/act";
import { useInChat } from "./in-chat";

/** A command in a text: a tap sends it. */
export function BotCommand({ command, children }: { command: string; children: ReactNode }) {
  const { chatId } = useInChat();
  return (
    <a
      href={`tg://bot_command?command=${command.slice(1)}`}
      onClick={(event) => {
        event.preventDefault();
        void act({ do: "send", chatId, text: command });
      }}
    >
      {children}
    </a>
  );
}
