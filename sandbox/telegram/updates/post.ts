import { type Agent, request } from "node:http";
import { request as secureRequest } from "node:https";
import type { PendingUpdate, WebhookSettings } from "../world/model";
import { updateJson } from "./kinds";

export type WebhookAnswer = { taken: true } | { taken: false; error: string; retryAfterSeconds: number };

/** Telegram gives up on a connection on which nothing has moved for so long. */
const idleMs = 60_000;

const longestRetryAfterSeconds = 3_600;

/** Posts one update to the webhook and tells whether it was taken. Never throws. */
export function postUpdate(
  webhook: WebhookSettings,
  update: PendingUpdate,
  agent: Agent,
): Promise<WebhookAnswer> {
  const body = JSON.stringify(updateJson(update));
  const isSecure = webhook.url.startsWith("https:");
  const headers: Record<string, string | number> = {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
  };
  if (webhook.secretToken !== "") headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secretToken;

  return new Promise((resolve) => {
    const notTaken = (error: string, retryAfterSeconds = 0) =>
      resolve({ taken: false, error, retryAfterSeconds });
    const send = isSecure ? secureRequest : request;
    const posting = send(
      webhook.url,
      { method: "POST", headers, timeout: idleMs, ...(isSecure ? {} : { agent }) },
      (response) => {
        response.resume();
        response.on("error", () => notTaken("Connection closed"));
        response.on("end", () => {
          const status = response.statusCode ?? 0;
          if (status >= 200 && status < 300) return resolve({ taken: true });

          const retryAfter = Number(response.headers["retry-after"]) || 0;
          const error = `Wrong response from the webhook: ${status} ${response.statusMessage ?? ""}`;
          notTaken(error, Math.min(longestRetryAfterSeconds, Math.max(0, retryAfter)));
        });
      },
    );
    posting.on("timeout", () => posting.destroy(new Error("Read timeout expired")));
    posting.on("error", (error) =>
      notTaken("code" in error && error.code === "ECONNREFUSED" ? "Connection refused" : error.message),
    );
    posting.end(body);
  });
}
