import { useRef, useState } from "react";
import type { DialogState } from "../dialogs/dialog-state";
import { showDialog } from "../store/show";
import { IconButton } from "../ui/icon-button";
import { Menu } from "../ui/menu";
import { MenuItem } from "../ui/menu-item";

/** What one can begin: groups, channels, chats. */
export function ListMenu() {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (dialog: DialogState) => () => {
    close();
    showDialog(dialog);
  };
  return (
    <div className="list-menu">
      <IconButton
        ref={button}
        icon="menu"
        label="Menu of chats"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <Menu label="Menu of chats" onClose={close}>
          <MenuItem icon="users" label="New group" onSelect={choose({ kind: "new-chat", what: "group" })} />
          <MenuItem
            icon="channel"
            label="New channel"
            onSelect={choose({ kind: "new-chat", what: "channel" })}
          />
          <MenuItem icon="pencil" label="New message" onSelect={choose({ kind: "contacts" })} />
          <MenuItem icon="user" label="Edit profile" onSelect={choose({ kind: "profile" })} />
        </Menu>
      )}
    </div>
  );
}
