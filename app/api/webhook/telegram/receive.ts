import { createHash, timingSafeEqual } from "node:crypto";
import { BotError } from "grammy";
import type { Update as TelegramUpdate } from "grammy/types";
import { ZodError } from "zod";
import { finishAfterAnswer } from "@/app/api/_http/after-answer";
import { readText } from "@/app/api/_http/body";
import { Malformed, toResponse } from "@/app/api/_http/errors";
import { json } from "@/app/api/_http/json";
import type { Context } from "@/domain/context";
import { Refusal } from "@/domain/errors";
import { claimUpdate, failUpdate, finishUpdate, isExhausted, type UpdateClaim } from "@/domain/updates";
import { logger } from "@/gateways/log";
import { operation, Update } from "./operation";

const maxBodyBytes = 1024 * 1024;

/** Takes one call of the Bot API, as JSON, to be made by Telegram itself when it reads our answer. */
type Reply = { send: (call: string) => void };
type Dependencies = {
  ctx: Context;
  /** Any of them is good: Telegram goes on with the one before until it is told of another. */
  secrets: readonly string[];
  handleUpdate: (update: TelegramUpdate, reply: Reply) => Promise<void>;
};

/**
 * Telegram's door: the secret before anything else, each update once, and one that fails three times is
 * parked. Anything but 2xx makes Telegram ask again, holding back the chat's next update. The answer may carry a
 * call of the Bot API (core.telegram.org/bots/api#making-requests-when-getting-updates), which saves one of our own.
 */
export function receiveUpdates({ ctx, secrets, handleUpdate }: Dependencies) {
  return async (request: Request): Promise<Response> => {
    try {
      const given = request.headers.get("x-telegram-bot-api-secret-token") ?? "";
      if (!secrets.some((secret) => isSame(given, secret))) throw new Refusal("sign_in");

      const update = readUpdate(await readText(request, maxBodyBytes));
      const claim = await claimUpdate(ctx, update.update_id);
      if (claim === "done") return again(update);
      // Whoever handles it may die of it, and only Telegram can bring it back.
      if (claim === "busy")
        return json({ error: "in_progress" }, { status: 503, headers: { "retry-after": "3" } });
      return await handle(claim, update);
    } catch (error) {
      return await toResponse(error, { actor: ctx.actor, at: `${operation.method} ${operation.path}` });
    } finally {
      finishAfterAnswer();
    }
  };

  async function handle(claim: UpdateClaim, update: TelegramUpdate): Promise<Response> {
    let call: string | undefined;
    const reply: Reply = {
      send(json) {
        call = json;
      },
    };
    try {
      if (isExhausted(claim)) throw new Error("The process died each time it handled this update");
      await handleUpdate(update, reply);
    } catch (error) {
      return fail(claim, update, error);
    }
    await finishUpdate(ctx, claim);
    return call === undefined ? ok() : calling(call);
  }

  async function fail(claim: UpdateClaim, payload: TelegramUpdate, error: unknown): Promise<Response> {
    const err = error instanceof Error ? error : new Error(String(error));
    const next = await failUpdate(ctx, claim, {
      payload,
      error: `${err.name}: ${err.message}`,
      isHopeless: isUnreadable(error),
    });
    const { updateId, attempts } = claim;
    if (next === "again") {
      logger.warn(
        { err, updateId, attempts },
        "An update could not be handled; Telegram will bring it again",
      );
      return json({ error: "unavailable" }, { status: 500 });
    }
    logger.error(
      { err, updateId, attempts },
      "An update was parked: see telegram_updates where status = 'dead'",
    );
    return ok();
  }
}

/** What is not of a shape that we know will not be next time either. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof ZodError || (error instanceof BotError && isUnreadable(error.error));

const ok = () => json({ ok: true });
const calling = (call: string) => new Response(call, { headers: { "content-type": "application/json" } });

/** The first answer was lost, and with it perhaps the call that ends the waiting after a tap. */
function again({ callback_query: tap }: TelegramUpdate): Response {
  return tap ? json({ method: "answerCallbackQuery", callback_query_id: tap.id }) : ok();
}

const digest = (text: string) => createHash("sha256").update(text).digest();
const isSame = (given: string, secret: string) => timingSafeEqual(digest(given), digest(secret));

/** Telegram's words are taken as they are: grammY knows their shape, and what matters of them is checked where it is used. */
function readUpdate(text: string): TelegramUpdate {
  try {
    return Update.parse(JSON.parse(text)) as unknown as TelegramUpdate;
  } catch {
    throw new Malformed("invalid_json");
  }
}
