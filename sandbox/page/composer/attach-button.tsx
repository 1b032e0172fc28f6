import { useRef, useState } from "react";
import { act } from "../store/act";
import { showDialog } from "../store/show";
import { IconButton } from "../ui/icon-button";
import { Menu } from "../ui/menu";
import { MenuItem } from "../ui/menu-item";
import { StickerPicker } from "./sticker-picker";

/** The paper clip: what can be sent beside words. */
export function AttachButton({ chatId }: { chatId: number }) {
  const [open, setOpen] = useState<"menu" | "stickers" | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const close = () => setOpen(null);
  const sendPlace = () => {
    close();
    showDialog({ kind: "location", onPick: (place) => void act({ do: "send-location", chatId, ...place }) });
  };
  return (
    <div className="attach">
      <IconButton
        icon="clip"
        label="Attach"
        aria-haspopup="menu"
        aria-expanded={open !== null}
        onClick={() => setOpen(open ? null : "menu")}
      />
      <input
        ref={files}
        type="file"
        accept="image/*"
        hidden
        aria-label="Photo to send"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) showDialog({ kind: "photo", file, chatId });
        }}
      />
      {open === "menu" && (
        <Menu label="Attach" className="attach-menu" onClose={close}>
          <MenuItem
            icon="photo"
            label="Photo"
            onSelect={() => {
              close();
              files.current?.click();
            }}
          />
          <MenuItem icon="place" label="Location" onSelect={sendPlace} />
          <MenuItem icon="smile" label="Sticker" onSelect={() => setOpen("stickers")} />
        </Menu>
      )}
      {open === "stickers" && <StickerPicker chatId={chatId} onClose={close} />}
    </div>
  );
}
