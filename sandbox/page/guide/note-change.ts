import type { Change } from "../../telegram/protocol";
import { page } from "../store/page-store";
import { findChat } from "../store/selectors";
import { finishStep, forgetSteps } from "./progress";

/** Ticks the steps that a change shows to be done: only sharing can be told from a message. */
export function noteChange(change: Change) {
  if (change.type === "reset") return forgetSteps();
  if (change.type !== "message" || !change.message.viaBot) return;
  const kind = findChat(page.get(), change.message.chatId)?.kind ?? change.summary.kind;
  if (kind === "group" || kind === "channel") finishStep("share");
}
