import { pickChatForInline, startInline } from "../../composer/start-inline";
import { openInvoice } from "../../payment/open-invoice";
import { isPhone } from "../../store/conversations";
import { openChat } from "../../store/open-chat";
import { openLink, openTab } from "../../store/open-link";
import { page } from "../../store/page-store";
import { closeAtOnce } from "../close";
import { post } from "../post";
import { isAtLeast } from "../versions";
import { always, type Data, type Methods, since, textIn } from "./method";

/** What leads out of the app. */
export const linkMethods: Methods = {
  web_app_open_link: always((data) => {
    const url = textIn(data, "url");
    if (!/^https?:\/\//i.test(url)) return "Only web pages can be opened";
    openTab(url);
  }),

  /** Old clients close the app; on a phone it would hide what the link leads to. */
  web_app_open_tg_link: since("6.1", (data, { version }) => {
    const path = textIn(data, "path_full");
    if (!path.startsWith("/")) return "That is no path";
    if (isPhone() || !isAtLeast(version, "7.0")) closeAtOnce();
    void openLink(`https://t.me${path}`);
  }),

  web_app_switch_inline_query: since("6.7", (data, { chatId }) => {
    const query = textIn(data, "query");
    if (query.length > 256) return "The query is too long";
    closeAtOnce();
    const allowed = readChatTypes(data);
    if (allowed) return pickChatForInline(query, allowed);
    openChat(chatId);
    startInline(chatId, query);
  }),

  web_app_open_invoice: since("6.1", (data) => {
    if (page.get().dialog?.kind === "invoice") return "An invoice is open";
    void payInvoice(textIn(data, "slug"));
  }),
};

async function payInvoice(slug: string) {
  const status = await openInvoice({ link: slug });
  post("invoice_closed", { slug, status });
}

/** Without a kind of chat it is the one that the app was opened from. */
function readChatTypes({ chat_types: given }: Data) {
  if (!Array.isArray(given) || given.length === 0) return null;
  return {
    allow_user_chats: given.includes("users"),
    allow_bot_chats: given.includes("bots"),
    allow_group_chats: given.includes("groups"),
    allow_channel_chats: given.includes("channels"),
  };
}
