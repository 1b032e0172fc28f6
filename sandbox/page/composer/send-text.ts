import { act } from "../store/act";
import { setDraft, setReply } from "../store/drafts";
import { page } from "../store/page-store";

/** Sends what was written and empties the composer; what the server refuses comes back into it. */
export async function sendText(chatId: number, key: string, text: string, replyTo: number | undefined) {
  setDraft(key, "");
  setReply(key, null);
  const done = await act({
    do: "send",
    chatId,
    text: text.trim(),
    ...(replyTo !== undefined && { replyTo }),
  });
  if (!done && !page.get().drafts[key]) setDraft(key, text);
}
