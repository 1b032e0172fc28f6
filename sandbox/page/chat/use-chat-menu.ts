import type { ChatSummary } from "../../telegram/protocol";
import { act } from "../store/act";
import { applyChange } from "../store/apply-change";
import { chooseChatForBot } from "../store/open-link";
import { page } from "../store/page-store";
import { useBot } from "../store/selectors";
import { showDialog } from "../store/show";
import type { IconName } from "../ui/icons";

/** One thing that can be done with a chat. */
export type ChatMenuEntry = { icon: IconName; label: string; danger?: boolean; select: () => void };

/** What the current person can do with this chat. */
export function useChatMenu(chat: ChatSummary): ChatMenuEntry[] {
  const bot = useBot();
  if (chat.kind === "bot") return botEntries(chat);
  if (chat.kind === "person" || chat.role === undefined) return [];

  const manages = chat.role === "owner" || chat.role === "administrator";
  const entries: ChatMenuEntry[] = [];
  if (!chat.botRole && (manages || chat.kind === "group")) {
    entries.push({
      icon: "plus",
      label: `Add ${bot.name}`,
      select: () => showDialog({ kind: "add-bot", chatId: chat.id }),
    });
  }
  if (chat.botRole === "member" && manages) {
    entries.push({
      icon: "bolt",
      label: `Make ${bot.name} an administrator`,
      select: () => showDialog({ kind: "add-bot", chatId: chat.id }),
    });
  }
  if (chat.botRole && manages) {
    entries.push({
      icon: "close",
      label: `Remove ${bot.name}`,
      select: () => void act({ do: "remove-bot", chatId: chat.id }),
    });
  }
  if (manages || chat.kind === "group") {
    entries.push({
      icon: "users",
      label: "Add members",
      select: () => showDialog({ kind: "add-members", chatId: chat.id }),
    });
  }
  return [...entries, leaveEntry(chat)];
}

function botEntries(chat: ChatSummary): ChatMenuEntry[] {
  const entries: ChatMenuEntry[] = [
    { icon: "users", label: "Add to a group or channel", select: () => chooseChatForBot() },
  ];
  if (chat.blocked)
    return [...entries, { icon: "tick", label: "Unblock bot", select: () => void act({ do: "unblock" }) }];
  if (!chat.started) return entries;
  return [
    ...entries,
    { icon: "stop", label: "Stop and block bot", danger: true, select: () => void act({ do: "block" }) },
  ];
}

function leaveEntry(chat: ChatSummary): ChatMenuEntry {
  const label = `Leave ${chat.kind}`;
  const leave = async () => {
    if (await act({ do: "leave", chatId: chat.id }))
      page.set((state) => applyChange(state, { type: "gone", chatId: chat.id }));
  };
  const ask = () =>
    showDialog({
      kind: "confirm",
      title: `${label}?`,
      text: `You can come back to ${chat.title} with an invite link.`,
      action: "Leave",
      danger: true,
      onConfirm: () => void leave(),
    });
  return { icon: "leave", label, danger: true, select: ask };
}
