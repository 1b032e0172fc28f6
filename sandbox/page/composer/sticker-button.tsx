import { useState } from "react";
import { IconButton } from "../ui/icon-button";
import { StickerPicker } from "./sticker-picker";

/** The smiling face that opens the stickers. */
export function StickerButton({ chatId }: { chatId: number }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="stickers-button">
      <IconButton icon="smile" label="Stickers" aria-expanded={open} onClick={() => setOpen(!open)} />
      {open && <StickerPicker chatId={chatId} onClose={() => setOpen(false)} />}
    </div>
  );
}
