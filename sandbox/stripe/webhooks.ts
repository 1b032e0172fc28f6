import { randomInt } from "node:crypto";
import type Stripe from "stripe";
import { z } from "zod";
import type { Delivery } from "./books";
import type { PostEvent } from "./post-event";
import type { Server } from "./server";

/** What goes wrong with deliveries, on purpose. */
export const webhookFaults = z.strictObject({
  /** Each is sent so much later, by the sandbox's clock. */
  delayMs: z.int().min(0).default(0),
  /** Each is sent so many times more. */
  duplicates: z.int().min(0).max(100).default(0),
  /** None is sent until they are flushed. */
  hold: z.boolean().default(false),
  /** They are held, and flushed in another order. */
  shuffle: z.boolean().default(false),
  /** Each second, third, … one is lost, and not tried again. */
  dropEvery: z.int().min(1).nullable().default(null),
});

export type WebhookFaults = z.output<typeof webhookFaults>;

export type Webhooks = {
  /** Sends the event to the endpoint that listens for it, if one does. */
  send(event: Stripe.Event): void;
  faults(): WebhookFaults;
  setFaults(faults: WebhookFaults): void;
  /** Sends all that waits or is held, once and now; resolves when each was answered. */
  flush(): Promise<{ delivered: number; failed: number }>;
  close(): void;
};

/** What both endpoints are registered for. */
const listenedFor = new Set<string>([
  "account.updated",
  "account.application.deauthorized",
  "charge.succeeded",
  "charge.refunded",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
  "payment_intent.payment_failed",
  "payout.paid",
  "payout.failed",
  "payout.reconciliation_completed",
  "radar.early_fraud_warning.created",
  "refund.created",
  "refund.updated",
  "refund.failed",
]);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long until the next attempt, after the first, the second, … Then every twelve hours, for three days in all. */
const backoffMs = [10_000, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS];
const longestMs = 72 * HOUR_MS;
const atOnce = 20;

export function createWebhooks(
  server: Pick<Server, "books" | "clock" | "timeline">,
  { post, touch }: { post: PostEvent; touch: () => void },
): Webhooks {
  let faults = webhookFaults.parse({});
  let counted = 0;
  let closed = false;
  const callOffs = new Map<Delivery, () => void>();
  const queue: Delivery[] = [];
  const underWay = new Map<Delivery, Promise<void>>();

  const schedule = (delivery: Delivery, dueAt: number) => {
    delivery.state = "waiting";
    delivery.dueAt = dueAt;
    callOffs.set(
      delivery,
      server.timeline.at(dueAt, () => attemptSoon(delivery)),
    );
  };

  const attemptSoon = (delivery: Delivery) => {
    callOffs.get(delivery)?.();
    callOffs.delete(delivery);
    queue.push(delivery);
    pump();
  };

  const pump = () => {
    while (underWay.size < atOnce && queue.length > 0) {
      const delivery = queue.shift()!;
      const attempt = carryOut(delivery).finally(() => {
        underWay.delete(delivery);
        touch();
        pump();
      });
      underWay.set(delivery, attempt);
    }
  };

  const carryOut = async (delivery: Delivery) => {
    const event = server.books.events.row(delivery.event)?.object;
    if (!event || closed) return;
    const at = server.clock.now();
    const status = await post(event, delivery.endpoint);
    if (closed) return;

    delivery.attempts.push({ at, status });
    const waitMs = backoffMs[delivery.attempts.length - 1] ?? 12 * HOUR_MS;
    if (status >= 200 && status < 300) {
      delivery.state = "delivered";
      event.pending_webhooks = 0;
    } else if (at + waitMs > delivery.attempts[0]!.at + longestMs) delivery.state = "given-up";
    else schedule(delivery, at + waitMs);
  };

  // What was under way when the sandbox was stopped goes on.
  for (const delivery of server.books.deliveries)
    if (delivery.state === "waiting") schedule(delivery, delivery.dueAt);

  return {
    send(event) {
      if (!listenedFor.has(event.type)) return;
      const endpoint = event.account === undefined ? "platform" : "connect";
      const now = server.clock.now();
      event.pending_webhooks = 1;
      for (let copy = 0; copy <= faults.duplicates; copy += 1) {
        const delivery: Delivery = { event: event.id, endpoint, state: "held", dueAt: now, attempts: [] };
        server.books.deliveries.push(delivery);
        counted += 1;
        if (faults.dropEvery !== null && counted % faults.dropEvery === 0) delivery.state = "dropped";
        else if (!faults.hold && !faults.shuffle) schedule(delivery, now + faults.delayMs);
      }
    },
    faults: () => faults,
    setFaults(next) {
      faults = next;
      counted = 0;
    },
    async flush() {
      const waiting = server.books.deliveries.filter(({ state }) => state === "held" || state === "waiting");
      const idle = waiting.filter((delivery) => !underWay.has(delivery) && !queue.includes(delivery));
      for (const delivery of faults.shuffle ? shuffled(idle) : idle) {
        delivery.state = "waiting";
        attemptSoon(delivery);
      }
      while (underWay.size > 0) await Promise.all(underWay.values());
      const delivered = waiting.filter(({ state }) => state === "delivered").length;
      return { delivered, failed: waiting.length - delivered };
    },
    close() {
      closed = true;
      for (const callOff of callOffs.values()) callOff();
    },
  };
}

function shuffled<T>(items: T[]): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}
