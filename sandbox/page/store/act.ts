import type { ActResult } from "../../telegram/protocol";
import { control, type Deed } from "./control";
import { openChat } from "./open-chat";
import { page } from "./page-store";
import { known } from "./selectors";
import { showError, showToast } from "./show";

/** What an act led to when it was allowed. */
export type Done = Extract<ActResult, { ok: true }>;

/** Does something as the current person. What the server refuses is shown, and null is answered. */
export async function act(deed: Deed): Promise<Done | null> {
  try {
    const result = await control.act(known(page.get()).me.id, deed);
    if (result.ok) return result;
    showToast(result.error);
  } catch (error) {
    showError(error);
  }
  return null;
}

/** Does something that leads to a chat, and opens that chat. */
export async function actAndOpen(deed: Deed): Promise<number | null> {
  const done = await act(deed);
  if (!done || !("chatId" in done) || done.chatId === undefined) return null;
  openChat(done.chatId);
  return done.chatId;
}
