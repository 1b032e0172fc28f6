import { Api } from "grammy";
import { uuidv7 } from "uuidv7";
import { connect } from "@/db/client";
import type { Actor, Context } from "@/domain/context";
import { env } from "@/env";
import { pictures } from "@/gateways/images";
import { poke } from "@/gateways/inngest";
import { createObjectStorage } from "@/gateways/object-storage";
import { createMessenger } from "@/gateways/telegram/messenger";
import { createPacer } from "@/gateways/telegram/pace";

/** The one place where the real things are plugged together. */
const now = () => new Date();
export const telegram = new Api(env.TELEGRAM_BOT_TOKEN, {
  apiRoot: env.TELEGRAM_API_ROOT,
  timeoutSeconds: 20,
});
export const links = { botUsername: env.TELEGRAM_BOT_USERNAME, appUrl: env.APP_URL };

const world: Omit<Context, "actor"> = {
  db: connect(env.DATABASE_URL, { max: env.DATABASE_POOL_SIZE }),
  now,
  newId: uuidv7,
  settings: { adminIds: env.ADMIN_USER_IDS },
  ports: {
    messenger: createMessenger({ api: telegram, now, turn: createPacer(), ...links }),
    pictures,
    objectStorage: createObjectStorage(env),
  },
  poke,
};

/** The world as one actor sees it. */
export const contextFor = <A extends Actor>(actor: A): Context<A> => ({ ...world, actor });
