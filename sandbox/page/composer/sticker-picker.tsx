import { act } from "../store/act";
import { Menu } from "../ui/menu";

const stickers = [
  "👍",
  "❤️",
  "🎉",
  "🔥",
  "😂",
  "🥳",
  "😍",
  "🙏",
  "👋",
  "😎",
  "🤔",
  "😢",
  "🎮",
  "🍕",
  "🐈",
  "🦄",
];

/** A few stickers to send. */
export function StickerPicker({ chatId, onClose }: { chatId: number; onClose: () => void }) {
  return (
    <Menu label="Stickers" className="stickers" onClose={onClose}>
      {stickers.map((emoji) => (
        <button
          key={emoji}
          type="button"
          role="menuitem"
          onClick={() => {
            onClose();
            void act({ do: "send-sticker", chatId, emoji });
          }}
        >
          {emoji}
        </button>
      ))}
    </Menu>
  );
}
