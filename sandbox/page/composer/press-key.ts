import type { KeyboardButton, KeyboardButtonRequestChat } from "@grammyjs/types";
import type { ChatSummary } from "../../telegram/protocol";
import { openMiniApp } from "../mini-app/open";
import { act } from "../store/act";
import { showDialog } from "../store/show";

type Share = { chatId?: number; latitude?: number; longitude?: number };

/** Presses a key of the bot's keyboard, asking first for what it shares. */
export function pressKey(
  chatId: number,
  key: KeyboardButton,
  spot: { row: number; column: number },
  answered: () => void,
) {
  const press = (share?: Share) => {
    answered();
    void act({ do: "press-key", chatId, ...spot, ...(share && { share }) });
  };
  if (typeof key === "string") return press();
  if ("web_app" in key) {
    const { text, web_app } = key;
    return void openMiniApp({ by: "keyboard", url: web_app.url, chatId, buttonText: text });
  }
  if ("request_location" in key) {
    return showDialog({
      kind: "location",
      onPick: ({ latitude, longitude }) => press({ latitude, longitude }),
    });
  }
  if ("request_contact" in key) {
    return showDialog({
      kind: "confirm",
      title: "Share your phone number?",
      text: "The bot will know your phone number. This can be useful for integration with other services.",
      action: "Share",
      onConfirm: () => press(),
    });
  }
  if ("request_chat" in key) {
    const wanted = key.request_chat;
    return showDialog({
      kind: "pick-chat",
      title: wanted.chat_is_channel ? "Choose a channel" : "Choose a group",
      accepts: (chat) => fits(chat, wanted),
      onPick: (shared) => press({ chatId: shared }),
      create: wanted.chat_is_channel ? "channel" : "group",
    });
  }
  if ("request_users" in key) {
    return showDialog({
      kind: "pick-chat",
      title: "Choose a person",
      accepts: (chat) => chat.kind === "person",
      onPick: (shared) => press({ chatId: shared }),
    });
  }
  press();
}

function fits(chat: ChatSummary, wanted: KeyboardButtonRequestChat) {
  if (chat.kind !== (wanted.chat_is_channel ? "channel" : "group")) return false;
  if (wanted.chat_is_created && chat.role !== "owner") return false;
  if (wanted.user_administrator_rights && chat.role !== "owner" && chat.role !== "administrator")
    return false;
  if (wanted.bot_is_member && !chat.botRole) return false;
  return wanted.chat_has_username === undefined || wanted.chat_has_username === (chat.username !== undefined);
}
