import type { InlineKeyboardButton } from "@grammyjs/types";
import { badRequest } from "../errors";
import {
  type Fields,
  isObject,
  optionalBoolean,
  optionalText,
  requiredObject,
  requiredText,
} from "../fields";
import { checkLink } from "./links";
import { readStyle } from "./style";

/** Where a keyboard is shown, since not every button may be everywhere. */
export type Place = "private" | "group" | "channel" | "inline";

/** Reads one inline button, its kind decided in Telegram's order when several are given. */
export function readInlineButton(given: unknown): InlineKeyboardButton {
  if (!isObject(given)) throw badRequest("InlineKeyboardButton must be an Object");

  const label = { text: requiredText(given, "text"), ...readStyle(given) };
  return { ...label, ...readAction(given) } as InlineKeyboardButton;
}

/** Refuses what Telegram's servers refuse about a button that is well formed. Only an invoice has a pay button. */
export function checkInlineButton(button: InlineKeyboardButton, place: Place, isOfInvoice = false) {
  if (button.text.trim() === "") throw badRequest("Inline keyboard button text must be non-empty");
  if ("url" in button) checkLink("Inline keyboard button", button.url);
  if ("login_url" in button)
    checkLink("Inline keyboard button login", button.login_url.url, { httpsOnly: true });
  if ("callback_data" in button && Buffer.byteLength(button.callback_data) > 64)
    throw badRequest("BUTTON_DATA_INVALID");
  if ("copy_text" in button && (button.copy_text.text === "" || button.copy_text.text.length > 256)) {
    throw badRequest("BUTTON_COPY_TEXT_INVALID");
  }
  if ("web_app" in button) {
    checkLink("Inline keyboard button Web App", button.web_app.url, { httpsOnly: true });
    if (place !== "private") throw badRequest("BUTTON_TYPE_INVALID");
  }
  if (place === "channel") {
    for (const name of [
      "switch_inline_query",
      "switch_inline_query_chosen_chat",
      "switch_inline_query_current_chat",
    ]) {
      if (name in button)
        throw badRequest(`Can't use ${name.replace("_chosen_chat", "")} ${unusableInChannels}`);
    }
  }
  if (("pay" in button && !isOfInvoice) || "callback_game" in button) throw badRequest("BUTTON_TYPE_INVALID");
}

const unusableInChannels =
  "button in a channel chat, because users will not be able to use the button without knowing bot's username";

function readAction(given: Fields): Fields {
  const url = optionalText(given, "url");
  if (url) return { url };
  const data = optionalText(given, "callback_data");
  if (data) return { callback_data: data };
  if ("callback_game" in given) return { callback_game: {} };
  if ("pay" in given) return { pay: true };
  if ("switch_inline_query" in given)
    return { switch_inline_query: requiredText(given, "switch_inline_query") };
  if ("switch_inline_query_chosen_chat" in given)
    return { switch_inline_query_chosen_chat: readChosenChat(given) };
  if ("switch_inline_query_current_chat" in given) {
    return { switch_inline_query_current_chat: requiredText(given, "switch_inline_query_current_chat") };
  }
  if ("login_url" in given)
    return { login_url: { url: requiredText(requiredObject(given, "login_url"), "url") } };
  if ("web_app" in given) return { web_app: { url: requiredText(requiredObject(given, "web_app"), "url") } };
  if ("copy_text" in given)
    return { copy_text: { text: requiredText(requiredObject(given, "copy_text"), "text") } };
  if ("disabled" in given) return { disabled: requiredObject(given, "disabled") };
  throw badRequest("Text buttons are unallowed in the inline keyboard");
}

function readChosenChat(given: Fields): Fields {
  const chosen = requiredObject(given, "switch_inline_query_chosen_chat");
  const allowed = ["allow_user_chats", "allow_bot_chats", "allow_group_chats", "allow_channel_chats"].filter(
    (name) => optionalBoolean(chosen, name),
  );
  if (allowed.length === 0) throw badRequest("At least one chat type must be allowed");
  return { query: optionalText(chosen, "query"), ...Object.fromEntries(allowed.map((name) => [name, true])) };
}
