import type { Clock } from "../../clock";
import type { Faults } from "../../faults";
import type { PendingUpdate, World } from "../world/model";
import { whenClockShows } from "./alarm";
import { isAllowed, namesOf, type UpdateKind, updateKinds } from "./kinds";
import { createPolling, type Polling } from "./polling";
import type { WebhookCall } from "./post";
import { createWebhookDelivery } from "./webhook";

/** What the bot is told: kept until the webhook has taken it, or until `getUpdates` has confirmed it. */
export type Updates = {
  /** Tells the bot of something. `owner` is the chat or the user whose queue it waits in. */
  push(kind: UpdateKind, owner: number, payload: Record<string, unknown>): void;
  polling: Polling;
  /** Starts over with the webhook as it is set now. */
  restart(): void;
  close(): void;
};

/** How long an update held back by the reorder fault waits for another one to overtake it. */
const heldBackMs = 1_000;

export function createUpdates(options: {
  clock: Clock;
  faults: Faults;
  world: World;
  touch: () => void;
  /** The webhook's answer asked for a call of the Bot API. */
  called: (call: WebhookCall) => void;
}): Updates {
  const { clock, faults, world, touch } = options;
  const polling = createPolling(world, clock);
  const webhook = createWebhookDelivery({ ...options, settled });
  let heldBack: PendingUpdate | undefined;
  let release: NodeJS.Timeout | undefined;
  let stopWaiting: (() => void)[] = [];

  const usesWebhook = () => world.webhook.url !== "";

  restart();
  return { push, polling, restart, close };

  function push(kind: UpdateKind, owner: number, payload: Record<string, unknown>) {
    if (!isAllowed(kind, world.webhook.allowedUpdates)) return;

    const updates = namesOf({ kind, payload });
    if (faults.take("lost-updates", { updates })) return;
    const late = faults.take("late-updates", { updates });

    const { queue, keptSeconds } = updateKinds[kind];
    const id = world.next.update++;
    const expiresAt = Math.floor(clock.now() / 1000) + keptSeconds;
    const update: PendingUpdate = { id, kind, queue: `${queue} ${owner}`, expiresAt, payload };
    if (late) update.notBefore = clock.now() + late.ms;
    world.pendingUpdates.set(id, update);
    touch();

    if (late) deliverLater(update);
    else if (!usesWebhook()) polling.wake();
    else if (!heldBack && faults.take("reorder-updates", { updates })) holdBack(update);
    else {
      webhook.add(update);
      letGo();
    }
  }

  function deliverLater(update: PendingUpdate) {
    const stop = whenClockShows(clock, update.notBefore ?? 0, () => {
      if (usesWebhook()) webhook.add(update);
      else polling.wake();
    });
    stopWaiting.push(stop);
  }

  function holdBack(update: PendingUpdate) {
    heldBack = update;
    release = setTimeout(letGo, heldBackMs);
    release.unref();
  }

  function letGo() {
    clearTimeout(release);
    const update = heldBack;
    heldBack = undefined;
    if (update) webhook.add(update);
  }

  function settled(update: PendingUpdate) {
    world.pendingUpdates.delete(update.id);
    touch();
  }

  function restart() {
    clearTimeout(release);
    heldBack = undefined;
    const waiting = [...world.pendingUpdates.values()];
    const isLate = ({ notBefore = 0 }: PendingUpdate) => notBefore > clock.now();
    forgetLate();
    webhook.restart(usesWebhook() ? waiting.filter((update) => !isLate(update)) : []);
    waiting.filter(isLate).forEach(deliverLater);
  }

  function forgetLate() {
    for (const stop of stopWaiting) stop();
    stopWaiting = [];
  }

  function close() {
    clearTimeout(release);
    forgetLate();
    polling.close();
    webhook.close();
  }
}
