import { act } from "../../store/act";
import { control } from "../../store/control";
import { page } from "../../store/page-store";
import { known } from "../../store/selectors";
import { showDialog, showError, showToast } from "../../store/show";
import { ask } from "../ask";
import { post } from "../post";
import type { MiniAppWindow } from "../window";
import { type Methods, since, textIn } from "./method";

/** What leaves the app through the person's hands: messages, stories, files. */
export const sharingMethods: Methods = {
  web_app_send_prepared_message: since("8.0", (data, app) => void sendPrepared(textIn(data, "id"), app)),

  web_app_share_to_story: since("7.8", (data) => {
    if (!/^https?:\/\//i.test(textIn(data, "media_url"))) return "There is nothing to share";
    if (textIn(data, "text").length > 200) return "The text is too long";
    void shareStory(textIn(data, "text"));
  }),

  web_app_request_file_download: since("8.0", (data) => {
    const url = textIn(data, "url");
    const name = textIn(data, "file_name");
    if (!URL.canParse(url) || name === "" || /[/\\]/.test(name)) return "That is no file";
    void download(url, name);
  }),
};

async function sendPrepared(preparedId: string, { personId }: MiniAppWindow) {
  const seen = await control.act(personId, { do: "view-prepared", preparedId });
  if (!seen.ok || !("prepared" in seen)) return failed("MESSAGE_EXPIRED");

  const { title, chatKinds } = seen.prepared;
  showDialog({
    kind: "pick-chat",
    title: `Share “${title}”`,
    accepts: (chat) => chat.canPost && chatKinds.includes(chat.kind),
    onPick: (chatId) => void sendTo(chatId, preparedId),
    onCancel: () => failed("USER_DECLINED"),
  });
}

async function sendTo(chatId: number, preparedId: string) {
  const sent = await act({ do: "send-prepared", chatId, preparedId });
  if (!sent) return failed("MESSAGE_SEND_FAILED");
  const chat = known(page.get()).chats.find(({ id }) => id === chatId);
  if (chat) showToast(`Sent to ${chat.title}.`);
  post("prepared_message_sent");
}

const failed = (error: string) => post("prepared_message_failed", { error });

async function shareStory(text: string) {
  const shared = await ask({ title: "Share to story?", text: text || "A picture", action: "Share" });
  if (shared) showToast("Your story was posted, as far as the sandbox goes.");
}

async function download(url: string, name: string) {
  const { bot } = known(page.get());
  const wanted = await ask({
    title: "Download file?",
    text: `${bot.name} suggests you download ${name}`,
    action: "Download",
  });
  post("file_download_requested", { status: wanted ? "downloading" : "cancelled" });
  if (!wanted) return;
  try {
    saveAs(await control.download(url), name);
  } catch (error) {
    showError(error);
  }
}

function saveAs(file: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
