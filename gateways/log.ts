import pino from "pino";
import { env } from "@/env";

/** Whatever bears one of these names never reaches a log line. */
const secret = [
  "authorization",
  "cookie",
  "token",
  "initData",
  "secret",
  "hash",
  "signature",
  "apiKey",
  "headers",
  "payload",
  "text",
];

/** One JSON line per event on standard output, secrets and people's words left out. */
export const logger = pino({
  level: env.LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `err.${name}`]),
    censor: "[removed]",
  },
  serializers: { err: withoutSecrets },
});

const LONGEST = 1000;

/** Telegram's addresses carry the bot's token (`…/bot123:ABC/sendMessage`), and a failed query its values, which are people's. */
export function withoutSecrets(error: Error) {
  const { type } = pino.stdSerializers.err(error);
  const clean = (text: string) => text.replace(/\/bot\d+:[\w-]+/g, "/bot[removed]");
  return { type, message: clean(saidBy(error).join("\ncaused by: ")), stack: clean(framesOf(error)) };
}

/** What an error and its causes say; a failed query says which, and not with what. */
function saidBy(error: unknown, depth = 5): string[] {
  if (!(error instanceof Error) || depth === 0) return [];
  const said = "query" in error ? `Failed query: ${error.query}` : error.message;
  return [said.slice(0, LONGEST), ...saidBy(error.cause, depth - 1)];
}

/** Where it happened, without the message, which the stack repeats as it is. */
function framesOf({ stack = "", message }: Error): string {
  const at = stack.indexOf(message);
  return at < 0 ? "" : stack.slice(at + message.length).trimStart();
}
