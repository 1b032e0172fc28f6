import { GrammyError, HttpError } from "grammy";
import type { Outcome } from "@/domain/ports";

/** What Telegram's refusal means for the one who asked (error texts: tdlib/telegram-bot-api, Client.cpp). */
export function outcomeOf(error: unknown): Exclude<Outcome, { outcome: "sent" }> {
  if (error instanceof HttpError) return { outcome: "failed", error: "Telegram could not be reached" };
  if (!(error instanceof GrammyError)) throw error;

  const { error_code: code, description, parameters } = error;
  if (code === 429) return { outcome: "wait", seconds: parameters.retry_after ?? 5 };
  if (code === 403) return { outcome: "blocked" };
  if (code >= 500 || isUnfetched.test(description)) return { outcome: "failed", error: description };
  return { outcome: "gone", error: description };
}

/** Telegram could not fetch the picture from our address just now. */
const isUnfetched = /HTTP URL|web ?page|WEBPAGE_|WEBDOCUMENT_/i;

/** An edit that would change nothing is an edit that succeeded. */
export const isNotModified = (error: unknown) =>
  error instanceof GrammyError && error.description.includes("message is not modified");
