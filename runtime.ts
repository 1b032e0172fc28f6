import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Api } from "grammy";
import { uuidv7 } from "uuidv7";
import { connect } from "@/db/client";
import type { Actor, Context, PaymentMethod, SystemActor } from "@/domain/context";
import { stripePatience, telegramMs } from "@/domain/deadlines";
import { type Env, env } from "@/env";
import { pictures } from "@/gateways/images";
import { poke } from "@/gateways/inngest";
import { logger } from "@/gateways/log";
import { createObjectStorage } from "@/gateways/object-storage";
import { createStripe } from "@/gateways/stripe";
import { createInvoices } from "@/gateways/telegram/invoices";
import { createMessenger } from "@/gateways/telegram/messenger";
import { createChatTurns } from "@/gateways/telegram/pace";
import { createTicketCodes } from "@/gateways/ticket-codes";

/** The one place where the real things are plugged together. */
const now = () => new Date();
export const telegram = new Api(env.TELEGRAM_BOT_TOKEN, {
  apiRoot: env.TELEGRAM_API_ROOT,
  timeoutSeconds: telegramMs / 1000,
});
export const links = { botUsername: env.TELEGRAM_BOT_USERNAME, appUrl: env.APP_URL };

const world: Omit<Context, "actor"> = {
  db: connect(env.DATABASE_URL, { max: env.DATABASE_POOL_SIZE }),
  now,
  newId: uuidv7,
  randomBytes,
  settings: {
    adminIds: env.ADMIN_USER_IDS,
    seller: env.PAYMENTS_SELLER,
    methods: methodsOf(env),
  },
  ports: {
    messenger: createMessenger({
      api: telegram,
      now,
      chatTurn: createChatTurns(),
      isPaid: env.TELEGRAM_PAID_BROADCAST,
      ...links,
    }),
    wait: (until) => sleep(Math.max(0, until.getTime() - Date.now())),
    log: logger,
    stripe: stripeFor(stripePatience.person),
    invoices: createInvoices({ api: telegram, providerToken: env.TELEGRAM_PROVIDER_TOKEN }),
    ticketCodes: createTicketCodes(env.TICKET_SIGNING_KEY),
    pictures,
    objectStorage: createObjectStorage(env),
  },
  poke,
};

function stripeFor(patience: typeof stripePatience.person) {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_API_BASE: apiBase } = env;
  return secretKey ? createStripe({ secretKey, apiBase, patience, ...links }) : undefined;
}

/** Stars need nothing but the bot. */
function methodsOf({ TELEGRAM_PROVIDER_TOKEN, STRIPE_SECRET_KEY }: Env): PaymentMethod[] {
  return [
    ...(TELEGRAM_PROVIDER_TOKEN ? (["telegram"] as const) : []),
    ...(STRIPE_SECRET_KEY ? (["stripe"] as const) : []),
    "stars",
  ];
}

/** The world as one actor sees it. */
export const contextFor = <A extends Actor>(actor: A): Context<A> => ({ ...world, actor });

/** The world as a job of the background sees it: nobody waits for its answer, so it waits less for Stripe's, and comes again. */
export const backgroundFor = (job: string): Context<SystemActor> => ({
  ...contextFor({ type: "system", job }),
  ports: { ...world.ports, stripe: stripeFor(stripePatience.background) },
});
