import type { CallLog } from "../calls";
import type { Clock } from "../clock";
import type { Faults } from "../faults";
import type { Standin } from "../standin";
import type { StateFile } from "../state-file";
import type { Upcoming } from "../telegram/protocol";
import { createAdmission, type Started } from "./admission";
import { createCall, type Run } from "./call";
import { createCrons } from "./crons";
import { createEvents } from "./events";
import { ulid } from "./ids";
import { createRegistry } from "./registry";
import { answer } from "./routes";
import { carryOut, RunFailed } from "./runs";
import { createSlots } from "./slots";
import { createSync } from "./sync";
import { createTimeline } from "./timeline";
import type { JobEvent, JobFunction } from "./wire";

export type InngestOptions = {
  clock: Clock;
  calls: CallLog;
  faults: Faults;
  /** Where the app is; its functions are at `/api/inngest`. */
  appUrl: string;
  /** Without one the app is in dev mode and checks no signatures. */
  signingKey?: string;
  /** Keeps the registered functions over a restart. */
  store?: StateFile;
};

export type Inngest = Standin & {
  /** Has the app register its functions, waiting for it to answer. */
  sync(): Promise<void>;
  upcoming(): Upcoming[];
};

/** Inngest on loopback: takes events, keeps the crons, calls the app's functions as the real server does. */
export function createInngest({ clock, calls, faults, appUrl, signingKey, store }: InngestOptions): Inngest {
  const key = signingKey === undefined ? {} : { signingKey };
  const timeline = createTimeline(clock);
  const registry = createRegistry(store);
  const sync = createSync(appUrl);
  const slots = createSlots();
  const call = createCall({ now: clock.now, calls, ...key });
  const underWay = new Map<AbortController, Run>();
  const isAway = () => faults.list().some(({ kind }) => kind === "jobs-away");

  const start = (job: JobFunction, event: JobEvent): Started => {
    const run: Run = { id: ulid(clock.now()), job, event, steps: {}, order: [], parallel: false };
    const controller = new AbortController();
    underWay.set(controller, run);

    const ended = carryOut(run, controller.signal, { call, slots, timeline })
      .then(() => {})
      .catch((error: unknown) => {
        if (!controller.signal.aborted) events.emit(failedEvent(run, error, clock.now()));
      })
      .finally(() => underWay.delete(controller));
    return { ended, end: () => controller.abort() };
  };

  const admission = createAdmission(timeline, start);
  const events = createEvents(registry, clock.now, admission.admit);
  const crons = createCrons(registry, timeline, (job, event) => {
    if (!isAway()) admission.admit(job, event);
  });

  /** What was under way is gone, as after the death of a server that kept it in memory. */
  const forget = () => {
    for (const controller of underWay.keys()) controller.abort();
    admission.forget();
    events.forget();
  };

  const unsubscribe = [
    clock.onChange(crons.rearm),
    faults.onChange(() => {
      if (isAway()) forget();
    }),
  ];

  const describe = () => ({
    functions: registry.list().map(({ id, triggers }) => ({ id, triggers })),
    underWay: [...underWay.values()].map(({ id, job, event, order }) => ({
      id,
      function: job.id,
      event: event.name,
      stepsDone: order.length,
    })),
  });

  return {
    handle: (request, response) =>
      answer(request, response, { isAway, register: registry.register, take: events.take, describe, ...key }),
    sync: sync.now,
    upcoming: () => [...crons.upcoming(), ...admission.upcoming()].sort((a, b) => a.at - b.at),
    async close() {
      for (const stop of unsubscribe) stop();
      sync.close();
      forget();
      timeline.close();
    },
  };
}

/** What `onFailure` handlers, and whoever else listens, are told. */
function failedEvent({ id, job, event }: Run, error: unknown, now: number): JobEvent {
  const cause = error instanceof RunFailed ? error.error : { name: "Error", message: String(error) };
  return {
    id: ulid(now),
    name: "inngest/function.failed",
    data: { function_id: job.id, run_id: id, error: cause, event },
    ts: now,
  };
}
