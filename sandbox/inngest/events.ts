import { parseExpression } from "./expression";
import { eventIdOf } from "./ids";
import type { Registry } from "./registry";
import { eventsSchema, type JobEvent, type JobFunction } from "./wire";

const DAY_MS = 86_400_000;

/** Takes events in: gives each an id, drops those seen within 24 hours, hands the others to the functions they trigger. */
export type Events = {
  /** The body of `POST /e/<key>`; answers the ids. */
  take(body: unknown, seed: string | undefined): string[];
  emit(event: JobEvent): void;
  forget(): void;
};

export function createEvents(
  registry: Registry,
  now: () => number,
  trigger: (job: JobFunction, event: JobEvent) => void,
): Events {
  const seen = new Map<string, number>();

  const isNew = (id: string) => {
    for (const [old, until] of seen) {
      if (until > now()) break;
      seen.delete(old);
    }
    if ((seen.get(id) ?? 0) > now()) return false;
    seen.set(id, now() + DAY_MS);
    return true;
  };

  const emit = (event: JobEvent) => {
    for (const job of registry.list())
      if (job.triggers.some((it) => isTriggeredBy(it, event))) trigger(job, event);
  };

  return {
    emit,
    take(body, seed) {
      return eventsSchema.parse(body).map((sent, index) => {
        const ownId = eventIdOf(seed, index, now());
        const event = { ...sent, id: sent.id ?? ownId, data: sent.data ?? {}, ts: sent.ts ?? now() };
        if (isNew(event.id)) emit(event);
        return ownId;
      });
    },
    forget: () => seen.clear(),
  };
}

function isTriggeredBy(trigger: JobFunction["triggers"][number], event: JobEvent): boolean {
  if (!("event" in trigger) || !matchesName(trigger.event, event.name)) return false;
  return trigger.expression === undefined || Boolean(parseExpression(trigger.expression)({ event }));
}

/** `app/*` stands for every name with that beginning. */
function matchesName(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
