import { type Agent, request } from "node:http";
import { request as secureRequest } from "node:https";
import type { PendingUpdate, WebhookSettings } from "../world/model";
import { updateJson } from "./kinds";

/** What a webhook's answer asks for: a method of the Bot API and its parameters. */
export type WebhookCall = { method: string } & Record<string, unknown>;
export type WebhookAnswer =
  | { taken: true; call: WebhookCall | undefined }
  | { taken: false; error: string; retryAfterSeconds: number };

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
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", () => notTaken("Connection closed"));
        response.on("end", () => {
          const status = response.statusCode ?? 0;
          if (status >= 200 && status < 300)
            return resolve({ taken: true, call: readCall(Buffer.concat(chunks)) });

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

/** As the Bot API server does: every method but those that would answer something, or end the webhook. */
function readCall(body: Buffer): WebhookCall | undefined {
  const call = parsed(body.toString());
  if (typeof call !== "object" || call === null || !("method" in call)) return undefined;
  const method = String(call.method).toLowerCase();
  const isLeftOut =
    method.startsWith("get") || ["setwebhook", "deletewebhook", "close", "logout"].includes(method);
  return isLeftOut ? undefined : { ...call, method: String(call.method) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
