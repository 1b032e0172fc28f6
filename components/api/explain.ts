import type { commonWords } from "@/messages/miniapp/common";
import { ApiError, Offline } from "./errors";

/** What to tell a person of an error: that the network is gone, that Telegram must be asked anew who they are, else the server's own words. */
export function explain(error: Error, words: (typeof commonWords)["en"]): string {
  if (error instanceof Offline) return words.offline;
  if (error instanceof ApiError && error.status === 401)
    return `${words.sessionOver}. ${words.sessionOverHint}`;
  return error.message || words.failed;
}

/** Why the server shows nothing: somebody or something is suspended. Else these words. */
export const whyNot = (error: Error | null, words: string): string =>
  error instanceof ApiError && error.status === 403 ? error.message : words;
