import { setDraft } from "./drafts";
import { openChat } from "./open-chat";
import { page } from "./page-store";
import { draftKey, known } from "./selectors";
import { showDialog } from "./show";

/** `https://t.me/share/url?url=…&text=…` */
export const shareLink = /^(https?:\/\/)?(t|telegram)\.me\/share(\/url)?\?/i;

/** Asks for a chat and writes the link and its text into the composer there. */
export function shareUrl(link: string) {
  const { searchParams } = new URL(link.includes("://") ? link : `https://${link}`);
  const words = [searchParams.get("url"), searchParams.get("text")].filter(Boolean).join("\n");
  showDialog({
    kind: "pick-chat",
    title: "Share to",
    accepts: (chat) => chat.canPost,
    onPick(chatId) {
      setDraft(draftKey(known(page.get()).me.id, chatId), words);
      openChat(chatId);
    },
  });
}
