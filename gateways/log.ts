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

/** Telegram's addresses carry the bot's token (`…/bot123:ABC/sendMessage`), and a failed query its values, which are people's. */
function withoutSecrets(error: Error) {
  const { type, message, stack } = pino.stdSerializers.err(error);
  const clean = (text: string | undefined) =>
    text
      ?.replace(/\/bot\d+:[\w-]+/g, "/bot[removed]")
      .replace(/\nparams: [\s\S]*?(?=\n\s+at |\ncaused by: |$)/g, "\nparams: [removed]");
  return { type, message: clean(message), stack: clean(stack) };
}
