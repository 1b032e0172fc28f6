import { z } from "zod";
import type { StateFile } from "../state-file";
import { nextFireOf } from "./cron-expression";
import { durationOf } from "./durations";
import { keyOf, parseExpression } from "./expression";
import { type JobFunction, registrationSchema } from "./wire";

/** The functions that the app registered last. */
export type Registry = {
  list(): JobFunction[];
  /** Refuses the whole registration when one function asks for what this stand-in does not play. */
  register(body: unknown): void;
  onChange(listener: () => void): () => void;
};

/** @param store keeps the functions over a restart */
export function createRegistry(store?: StateFile): Registry {
  const listeners = new Set<() => void>();
  let functions = load(store);

  return {
    list: () => functions,
    register(body) {
      const parsed = registrationSchema.safeParse(body);
      if (!parsed.success)
        throw new Error(`The sandbox's Inngest does not play this:\n${z.prettifyError(parsed.error)}`);
      for (const job of parsed.data.functions) checkText(job);

      functions = parsed.data.functions;
      store?.save(body);
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Reads all that is written in a language of its own, so that a mistake shows at registration, not at three at night. */
function checkText(job: JobFunction): void {
  for (const trigger of job.triggers) {
    if ("cron" in trigger) nextFireOf(trigger.cron, 0);
    else if (trigger.expression !== undefined) parseExpression(trigger.expression);
  }
  const keys = [
    job.idempotency,
    job.singleton?.key,
    job.debounce?.key,
    ...job.concurrency.map(({ key }) => key),
  ];
  for (const key of keys) keyOf(key, {});
  for (const duration of [job.debounce?.period, job.debounce?.timeout])
    if (duration !== undefined) durationOf(duration);
}

/** None yet, or those of another version: the app registers again at its start. */
function load(store: StateFile | undefined): JobFunction[] {
  const saved = registrationSchema.safeParse(store?.load());
  return saved.success ? saved.data.functions : [];
}
