import type { KeyboardButton } from "@grammyjs/types";
import type { ChatSummary } from "../../telegram/protocol";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icons";
import { pressKey } from "./press-key";
import type { ReplyKeyboardView } from "./use-reply-keyboard";

/** The keys a bot puts in place of the letters. */
export function ReplyKeyboard({ chat, keyboard }: { chat: ChatSummary; keyboard: ReplyKeyboardView }) {
  return (
    <fieldset className={`reply-keyboard ${keyboard.resized ? "" : "tall"}`} aria-label="Bot keyboard">
      {keyboard.rows?.map((row, rowIndex) => (
        <div key={JSON.stringify(row)} className="keyboard-row">
          {row.map((key, column) => (
            <Key
              key={labelOf(key)}
              of={key}
              onPress={() => pressKey(chat.id, key, { row: rowIndex, column }, keyboard.answered)}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}

function Key({ of: key, onPress }: { of: KeyboardButton; onPress: () => void }) {
  const sign = signOf(key);
  return (
    <button
      type="button"
      className={`key ${typeof key === "string" ? "" : (key.style ?? "")}`}
      onClick={onPress}
    >
      {sign && <Icon name={sign} />}
      <span dir="auto">{labelOf(key)}</span>
    </button>
  );
}

const labelOf = (key: KeyboardButton) => (typeof key === "string" ? key : key.text);

function signOf(key: KeyboardButton): IconName | null {
  if (typeof key === "string") return null;
  if ("request_location" in key) return "place";
  if ("request_contact" in key) return "phone";
  if ("request_chat" in key) return key.request_chat.chat_is_channel ? "channel" : "users";
  if ("request_users" in key) return "user";
  if ("web_app" in key) return "app";
  return null;
}
