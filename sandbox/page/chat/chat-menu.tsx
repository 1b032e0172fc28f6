import { Menu } from "../ui/menu";
import { MenuItem } from "../ui/menu-item";
import type { ChatMenuEntry } from "./use-chat-menu";

/** The menu at the top right of a chat. */
export function ChatMenu({ entries, onClose }: { entries: ChatMenuEntry[]; onClose: () => void }) {
  return (
    <Menu label="Chat menu" className="chat-menu" onClose={onClose}>
      {entries.map(({ select, ...entry }) => (
        <MenuItem
          key={entry.label}
          {...entry}
          onSelect={() => {
            onClose();
            select();
          }}
        />
      ))}
    </Menu>
  );
}
