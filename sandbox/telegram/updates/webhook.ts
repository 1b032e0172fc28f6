import { Agent } from "node:http";
import type { Clock } from "../../clock";
import type { Faults } from "../../faults";
import type { PendingUpdate, World } from "../world/model";
import { namesOf } from "./kinds";
import { postUpdate, type WebhookCall } from "./post";

/** Brings updates to the webhook: one at a time from each queue, many queues at once, again until it is taken. */
export type WebhookDelivery = {
  add(update: PendingUpdate): void;
  /** Forgets what it was doing and delivers these. */
  restart(updates: PendingUpdate[]): void;
  close(): void;
};

type Queue = {
  name: string;
  updates: PendingUpdate[];
  failures: number;
  delaySeconds: number;
  wakeAt: number;
};

const longestDelaySeconds = 60;

/** A clock that was moved far back must not make a timer overflow. */
const longestSleepMs = 3_600_000;

export function createWebhookDelivery(options: {
  clock: Clock;
  faults: Faults;
  world: World;
  /** The update was taken, or given up. */
  settled: (update: PendingUpdate) => void;
  /** The answer asked for this. */
  called: (call: WebhookCall) => void;
}): WebhookDelivery {
  const { clock, faults, world, settled, called } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  let queues = new Map<string, Queue>();
  let ready = new Set<Queue>();
  let sleeping = new Set<Queue>();
  let connections = 0;
  /** Answers that arrive for an earlier generation are nobody's any more. */
  let generation = 0;
  let alarm: NodeJS.Timeout | undefined;
  const stopListening = clock.onChange(wakeUp);

  return {
    add(update) {
      put(update);
      pump();
    },
    restart(updates) {
      generation += 1;
      [queues, ready, sleeping, connections] = [new Map(), new Set(), new Set(), 0];
      for (const update of updates) put(update);
      pump();
    },
    close() {
      generation += 1;
      stopListening();
      clearTimeout(alarm);
      [queues, ready, sleeping] = [new Map(), new Set(), new Set()];
      agent.destroy();
    },
  };

  function put(update: PendingUpdate) {
    const queue = queues.get(update.queue);
    if (queue) {
      queue.updates.push(update);
      return;
    }
    const fresh: Queue = { name: update.queue, updates: [update], failures: 0, delaySeconds: 1, wakeAt: 0 };
    queues.set(update.queue, fresh);
    ready.add(fresh);
  }

  function pump() {
    for (const queue of ready) {
      if (connections >= world.webhook.maxConnections) return;
      ready.delete(queue);
      void deliver(queue);
    }
  }

  async function deliver(queue: Queue) {
    const update = queue.updates[0]!;
    const mine = generation;
    connections += 1;
    let answer = await postUpdate(world.webhook, update, agent);
    // As when the answer was lost on its way: Telegram cannot know, and sends the same update again.
    if (answer.taken && faults.take("duplicate-updates", { updates: namesOf(update) }))
      answer = await postUpdate(world.webhook, update, agent);
    if (mine !== generation) return;

    connections -= 1;
    if (answer.taken) {
      finish(queue, update);
      if (answer.call) called(answer.call);
    } else failed(queue, update, answer.error, answer.retryAfterSeconds);
    pump();
  }

  function finish(queue: Queue, update: PendingUpdate) {
    settled(update);
    queue.updates.shift();
    queue.failures = 0;
    queue.delaySeconds = 1;
    if (queue.updates.length > 0) ready.add(queue);
    else queues.delete(queue.name);
  }

  function failed(queue: Queue, update: PendingUpdate, error: string, retryAfterSeconds: number) {
    world.webhook.lastErrorDate = Math.floor(clock.now() / 1000);
    world.webhook.lastErrorMessage = error;

    let delay = retryAfterSeconds;
    if (delay === 0 && queue.failures > 0) {
      const cap = longestDelaySeconds * (1 + Math.random());
      queue.delaySeconds = Math.min(cap, queue.delaySeconds * 2);
      delay = queue.delaySeconds;
    }
    if (clock.now() / 1000 + delay > update.expiresAt) return finish(queue, update);

    queue.failures += 1;
    queue.wakeAt = clock.now() + delay * 1000;
    sleeping.add(queue);
    wakeUp();
  }

  /** Readies the queues whose time has come, and sets the alarm for the next. */
  function wakeUp() {
    clearTimeout(alarm);
    let next = Infinity;
    for (const queue of sleeping) {
      if (queue.wakeAt > clock.now()) {
        next = Math.min(next, queue.wakeAt);
        continue;
      }
      sleeping.delete(queue);
      ready.add(queue);
    }
    if (next < Infinity) alarm = setTimeout(wakeUp, Math.min(longestSleepMs, next - clock.now())).unref();
    pump();
  }
}
