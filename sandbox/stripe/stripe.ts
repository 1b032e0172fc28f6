import { type CallLog, createCallLog } from "../calls";
import type { Clock } from "../clock";
import { createFaults, type Faults } from "../faults";
import { createTimeline } from "../inngest/timeline";
import type { Standin } from "../standin";
import type { StateFile } from "../state-file";
import { createSaver } from "../telegram/world/saver";
import { handleApi } from "./api";
import { emptyBooks, openBooks, savedBooks } from "./books";
import { cardDetails, goodCard } from "./cards";
import { addCharge, settleCharge } from "./charges";
import { handleControl } from "./control";
import { recordEvent } from "./events";
import { handlePages } from "./pages/pages";
import { createPostEvent } from "./post-event";
import type { Server } from "./server";
import { expireInTime } from "./sessions";
import { createWebhooks } from "./webhooks";

export type StripeOptions = {
  clock: Clock;
  calls?: CallLog;
  faults?: Faults;
  /** Where this Stripe is reached: its API below /v1, its pages below /stripe. */
  publicUrl: string;
  /** The secret key of the platform's account. */
  key: string;
  /** Where the app takes events. Two endpoints are registered there: one for the platform's, one for connected accounts'. */
  webhookUrl: string;
  webhookSecret: string;
  connectWebhookSecret: string;
  /** Keeps everything over a restart. */
  store?: StateFile;
};

export type StripeStandin = Standin & {
  /** A payment that came in without a checkout, as through a bot's invoice. On the platform's account. */
  charge(payment: { amount: number; currency: string; description?: string }): { chargeId: string };
};

/** Stripe on loopback: the API for one platform and its connected accounts, hosted pages, webhooks. */
export function createStripe(options: StripeOptions): StripeStandin {
  const { clock, publicUrl, key, calls = createCallLog(), faults = createFaults(), store } = options;
  const books = openBooks(store?.load());
  const timeline = createTimeline(clock);
  const saver = createSaver(books, store && { ...store, save: () => store.save(savedBooks(books)) });

  const post = createPostEvent({
    url: options.webhookUrl,
    secrets: { platform: options.webhookSecret, connect: options.connectWebhookSecret },
    now: clock.now,
    calls,
  });
  const webhooks = createWebhooks({ books, clock, timeline }, { post, touch: saver.touch });
  const server: Server = {
    clock,
    timeline,
    books,
    publicUrl,
    request: null,
    emit(account, type, object, previous) {
      webhooks.send(recordEvent(server, account, type, object, previous));
      saver.touch();
    },
  };
  for (const { account, object } of books.sessions.rows())
    if (object.status === "open") expireInTime(server, account, object);

  return {
    async handle(request, response) {
      const isMine =
        (await handleApi({ server, key, calls, faults }, request, response)) ||
        (await handlePages(server, request, response)) ||
        (await handleControl({ server, webhooks, reset: () => emptyBooks(books) }, request, response));
      if (isMine && request.method !== "GET") saver.touch();
      return isMine;
    },
    charge({ amount, currency, description = null }) {
      const made = addCharge(server, undefined, {
        amount,
        currency: currency.toLowerCase(),
        description,
        payment_method_details: cardDetails(goodCard, undefined, amount),
        status: "succeeded",
      });
      settleCharge(server, undefined, made);
      return { chargeId: made.id };
    },
    async close() {
      webhooks.close();
      timeline.close();
      saver.close();
    },
  };
}
