import type { commonWords } from "@/messages/miniapp/common";
import { Offline } from "./errors";

/** What to tell a person of an error: the server's own words, or that the network is gone. */
export const explain = (error: Error, words: (typeof commonWords)["en"]) =>
  error instanceof Offline ? words.offline : error.message || words.failed;
