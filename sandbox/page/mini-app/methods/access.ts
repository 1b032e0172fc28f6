import { act } from "../../store/act";
import { control } from "../../store/control";
import { page } from "../../store/page-store";
import { known } from "../../store/selectors";
import { showError } from "../../store/show";
import { ask } from "../ask";
import { closeAtOnce } from "../close";
import { post } from "../post";
import type { MiniAppWindow } from "../window";
import { always, type Data, type Methods, since, textIn } from "./method";

/** What the app asks of the person, and what it keeps for them. */
export const accessMethods: Methods = {
  web_app_request_write_access: since("6.9", () => void requestWriteAccess()),
  web_app_request_phone: since("6.9", () => void requestPhone()),
  web_app_invoke_custom_method: since("6.9", (data, app) => void invokeCustomMethod(data, app)),

  web_app_data_send: always((data, { by, buttonText }) => {
    if (by !== "keyboard") return "Only an app opened from the keyboard may send data";
    closeAtOnce();
    void act({ do: "send-web-app-data", buttonText, data: textIn(data, "data") });
  }),

  /** Telegram lets only apps of the attachment menu read it. */
  web_app_read_text_from_clipboard: since("6.4", (data) =>
    post("clipboard_text_received", { req_id: textIn(data, "req_id"), data: null }),
  ),
};

async function requestWriteAccess() {
  const { bot, chats } = known(page.get());
  const chat = chats.find(({ kind }) => kind === "bot");
  const allowed =
    (chat?.started && !chat.blocked) ||
    ((await ask({
      title: "Allow messages?",
      text: `This will allow ${bot.name} to message you.`,
      action: "Allow",
    })) &&
      (await act({ do: "allow-writing" })) !== null);
  post("write_access_requested", { status: allowed ? "allowed" : "cancelled" });
}

async function requestPhone() {
  const { bot } = known(page.get());
  const shared =
    (await ask({
      title: "Share your phone number?",
      text: `${bot.name} will know your phone number.`,
      action: "Share",
    })) && (await act({ do: "share-phone" })) !== null;
  post("phone_requested", { status: shared ? "sent" : "cancelled" });
}

async function invokeCustomMethod(data: Data, { personId }: MiniAppWindow) {
  const reqId = textIn(data, "req_id");
  const method = textIn(data, "method");
  try {
    const done = await control.act(personId, { do: "invoke-custom-method", method, params: data.params });
    const answer = done.ok ? { result: "result" in done ? done.result : null } : { error: done.error };
    post("custom_method_invoked", { req_id: reqId, ...answer });
  } catch (error) {
    showError(error);
  }
}
