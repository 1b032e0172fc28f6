import type { ChatSummary } from "../../telegram/protocol";
import { openMiniApp } from "../mini-app/open";
import { openInvoice } from "../payment/open-invoice";
import { act } from "./act";
import { openChat, openPersonChat } from "./open-chat";
import { page } from "./page-store";
import { known } from "./selectors";
import { shareLink, shareUrl } from "./share-link";
import { showDialog, showToast } from "./show";

const insideTelegram = /^(tg:|(https?:\/\/)?(t|telegram)\.me\/)/i;

/** Opens a link where it belongs: Telegram's own in this page, all others in a new tab. */
export async function openLink(url: string) {
  if (!insideTelegram.test(url)) return openTab(url);
  const mentioned = /^tg:\/\/user\?id=(\d+)/.exec(url)?.[1];
  if (mentioned) return openSomeChat(Number(mentioned));
  if (shareLink.test(url)) return shareUrl(url);
  const done = await act({ do: "open-link", url });
  if (!done || !("open" in done)) return;
  const { chatId, url: outside, miniApp, invoice, chooseGroup } = done.open;
  if (chatId !== undefined) openSomeChat(chatId);
  else if (miniApp) await openMiniApp({ by: "link", ...miniApp });
  else if (invoice) await openInvoice({ link: invoice });
  else if (chooseGroup) chooseChatForBot(chooseGroup);
  else if (outside && !insideTelegram.test(outside)) openTab(outside);
  else showToast("This link leads nowhere in the sandbox.");
}

/** Asks which group or channel the bot shall join, then with which rights. */
export function chooseChatForBot(preset: { parameter?: string; rights?: string[] } = {}) {
  showDialog({
    kind: "pick-chat",
    title: "Add to which chat?",
    accepts: (chat) =>
      !chat.botRole &&
      (chat.kind === "group" ? chat.role !== undefined : chat.kind === "channel" && managed(chat)),
    onPick: (chatId) => showDialog({ kind: "add-bot", chatId, ...preset }),
    create: "group",
  });
}

const managed = ({ role }: ChatSummary) => role === "owner" || role === "administrator";

function openSomeChat(chatId: number) {
  const person = known(page.get()).people.find(({ id }) => id === chatId);
  if (person) openPersonChat(person);
  else openChat(chatId);
}

/** Opens an address in a new tab. */
export function openTab(url: string) {
  if (/^(https?|mailto|tel):/i.test(url)) window.open(url, "_blank", "noopener");
  else showToast("This link cannot be opened here.");
}
