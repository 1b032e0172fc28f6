import type { InlineKeyboardButton } from "@grammyjs/types";
import { pickChatForInline, startInline } from "../composer/start-inline";
import { openMiniApp } from "../mini-app/open";
import { openInvoice } from "../payment/open-invoice";
import { act } from "../store/act";
import { openLink } from "../store/open-link";
import { showDialog, showToast } from "../store/show";

/** Where a button is. */
export type Spot = { messageId: number; row: number; column: number };

/** Does what a button under a message is for; done when the bot has answered. */
export async function pressInlineButton(chatId: number, button: InlineKeyboardButton, spot: Spot) {
  if ("url" in button) return openLink(button.url);
  if ("login_url" in button) return openLink(button.login_url.url);
  if ("pay" in button) return void openInvoice({ chatId, messageId: spot.messageId });
  if ("web_app" in button) return openMiniApp({ by: "button", url: button.web_app.url, chatId });
  if ("copy_text" in button) return copy(button.copy_text.text);
  if ("switch_inline_query" in button) return pickChatForInline(button.switch_inline_query);
  if ("switch_inline_query_current_chat" in button)
    return startInline(chatId, button.switch_inline_query_current_chat);
  if ("switch_inline_query_chosen_chat" in button) {
    const { query, ...allowed } = button.switch_inline_query_chosen_chat;
    return pickChatForInline(query ?? "", allowed);
  }
  return tap(chatId, spot);
}

/** Puts a text on the clipboard and says so. */
export async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    showToast("Copied to clipboard.");
  } catch {
    showToast("The browser does not let this page copy.");
  }
}

async function tap(chatId: number, spot: Spot) {
  const done = await act({ do: "tap", chatId, ...spot });
  if (!done || !("answer" in done)) return;
  const { kind, text = "", url } = done.answer;
  if (kind === "alert") showDialog({ kind: "alert", text });
  if (kind === "toast" && text) showToast(text);
  if (kind === "url" && url) await openLink(url);
}
