import { act } from "./act";
import { openChat } from "./open-chat";
import { showToast } from "./show";

const insideTelegram = /^(tg:|(https?:\/\/)?(t|telegram)\.me\/)/i;

/** Opens a link where it belongs: Telegram's own in this page, all others in a new tab. */
export async function openLink(url: string) {
  if (!insideTelegram.test(url)) return openTab(url);
  const done = await act({ do: "open-link", url });
  if (!done || !("open" in done)) return;
  const { chatId, url: outside, miniApp } = done.open;
  if (chatId !== undefined) openChat(chatId);
  const address = miniApp ?? outside;
  if (address) openTab(address);
}

/** Opens an address in a new tab. */
export function openTab(url: string) {
  if (/^(https?|mailto|tel):/i.test(url)) window.open(url, "_blank", "noopener");
  else showToast("This link cannot be opened here.");
}
