import { useEffect } from "react";
import type { ChatSummary } from "../../telegram/protocol";
import { refreshBot } from "../store/refresh-bot";
import { useBot } from "../store/selectors";

/** A command as the menu shows it; in groups it names the bot. */
export type Command = { text: string; description: string };

/** The bot's commands in this chat that begin with what was typed, or null while none is being typed. */
export function useCommands(chat: ChatSummary, typed: string): Command[] | null {
  const bot = useBot();
  const begins = typed === "/";
  useEffect(() => {
    if (begins) void refreshBot();
  }, [begins]);

  if (!/^\/\w*(@\w*)?$/.test(typed)) return null;
  const beginning = typed.slice(1).split("@")[0]?.toLowerCase() ?? "";
  const suffix = chat.kind === "bot" ? "" : `@${bot.username}`;
  const found = (bot.commands[chat.id] ?? [])
    .filter(({ command }) => command.startsWith(beginning))
    .map(({ command, description }) => ({ text: `/${command}${suffix}`, description }));
  return found.length > 0 ? found : null;
}
