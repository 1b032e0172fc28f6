import { type Answer, type CallFunction, type Memo, maxAttemptsOf, type Run } from "./call";
import { backoffAfter, momentOf, waitOf } from "./durations";
import type { Slots } from "./slots";
import type { Timeline } from "./timeline";
import type { Operation } from "./wire";

type Tools = { call: CallFunction; slots: Slots; timeline: Timeline };

/** A function gave up: no attempts left, or it said that trying again is of no use. */
export class RunFailed extends Error {
  constructor(readonly error: unknown) {
    super("The function failed");
  }
}

/**
 * Carries a run to its end: calls the function, does what it asks for, gives it the results, again and again. Throws
 * `RunFailed`, or the reason of the signal.
 */
export async function carryOut(run: Run, signal: AbortSignal, tools: Tools): Promise<unknown> {
  for (;;) {
    const answer = await callWithRetries(run, "step", signal, tools);
    if (answer.kind === "finished") return answer.data;
    if (answer.operations.length > 1) run.parallel = true;
    await settleAll(answer.operations, run, signal, tools);
  }
}

async function settleAll(
  operations: Operation[],
  run: Run,
  signal: AbortSignal,
  tools: Tools,
): Promise<void> {
  await Promise.all(operations.map((operation) => settle(operation, run, signal, tools)));
}

async function settle(operation: Operation, run: Run, signal: AbortSignal, tools: Tools): Promise<void> {
  switch (operation.op) {
    case "StepRun":
      return memoize(run, operation.id, { type: "data", data: operation.data ?? null });
    case "StepFailed":
      return memoize(run, operation.id, { type: "error", error: operation.error });
    case "Sleep":
      await tools.timeline.until(momentOf(operation.name ?? "", tools.timeline.now()), signal);
      return memoize(run, operation.id, { type: "data", data: null });
    case "StepPlanned": {
      const answer = await callWithRetries(run, operation.id, signal, tools);
      if (answer.kind === "operations") await settleAll(answer.operations, run, signal, tools);
      return;
    }
    default:
      throw new RunFailed({
        name: "Error",
        message: `The sandbox's Inngest does not play ${operation.op}. Add it in sandbox/inngest/runs.ts.`,
      });
  }
}

function memoize(run: Run, step: string, memo: Memo): void {
  run.steps[step] = memo;
  run.order.push(step);
}

/** Calls until the function or step succeeds. Each step has all attempts for itself. */
async function callWithRetries(
  run: Run,
  step: string,
  signal: AbortSignal,
  { call, slots, timeline }: Tools,
): Promise<Exclude<Answer, { kind: "failed" }>> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await slots.hold(run, signal, () => call(run, step, attempt, signal));
    signal.throwIfAborted();
    if (answer.kind !== "failed") return answer;
    if (!answer.retry || attempt + 1 >= maxAttemptsOf(run.job)) throw new RunFailed(answer.error);

    const now = timeline.now();
    const wait = answer.retryAfter === undefined ? backoffAfter(attempt) : waitOf(answer.retryAfter, now);
    await timeline.until(now + wait, signal);
  }
}
