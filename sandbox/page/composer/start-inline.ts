import type { SwitchInlineQueryChosenChat } from "@grammyjs/types";
import type { ChatSummary } from "../../telegram/protocol";
import { setDraft } from "../store/drafts";
import { openChat } from "../store/open-chat";
import { page } from "../store/page-store";
import { draftKey, known } from "../store/selectors";
import { showDialog } from "../store/show";
import { focusComposer } from "./focus-composer";

type Allowed = Omit<SwitchInlineQueryChosenChat, "query">;

const anyChat: Allowed = {
  allow_user_chats: true,
  allow_bot_chats: true,
  allow_group_chats: true,
  allow_channel_chats: true,
};

/** Asks for a chat, then starts inline mode in it. */
export function pickChatForInline(query: string, allowed: Allowed = anyChat) {
  showDialog({
    kind: "pick-chat",
    title: "Choose a chat",
    accepts: (chat) => chat.canPost && isAllowed(chat, allowed),
    onPick(chatId) {
      openChat(chatId);
      startInline(chatId, query);
    },
  });
}

/** Writes `@bot query` into a chat's composer, which opens the results over it. */
export function startInline(chatId: number, query: string) {
  const { me, bot } = known(page.get());
  setDraft(draftKey(me.id, chatId), `@${bot.username} ${query}`);
  focusComposer();
}

function isAllowed(chat: ChatSummary, allowed: Allowed) {
  const kinds = {
    person: allowed.allow_user_chats,
    bot: allowed.allow_bot_chats,
    group: allowed.allow_group_chats,
    channel: allowed.allow_channel_chats,
  };
  return kinds[chat.kind] ?? false;
}
