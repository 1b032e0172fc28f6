import type { CallLog } from "../calls";
import { signatureOf } from "./signature";
import type { JobEvent, JobFunction, Operation } from "./wire";
import { operationsSchema } from "./wire";

/** What is known of a step that is done; the function gets it back with each call. */
export type Memo = { type: "data"; data: unknown } | { type: "error"; error: unknown };

export type Run = {
  id: string;
  job: JobFunction;
  event: JobEvent;
  steps: Record<string, Memo>;
  /** Ids of the steps in the order in which they were done. */
  order: string[];
  /** Steps were planned side by side: the function may no longer run one on the way. */
  parallel: boolean;
};

export type Answer =
  | { kind: "finished"; data: unknown }
  | { kind: "operations"; operations: Operation[] }
  | { kind: "failed"; retry: boolean; retryAfter?: string; error: unknown };

export type CallFunction = (run: Run, step: string, attempt: number, signal: AbortSignal) => Promise<Answer>;

/** Calls a function of the app once, over HTTP, and reads what it answers. */
export function createCall(options: {
  now: () => number;
  calls: CallLog;
  signingKey?: string;
}): CallFunction {
  return async (run, step, attempt, signal) => {
    const startedAt = performance.now();
    const body = bodyOf(run, attempt);
    const report = (status: number, answer: unknown) =>
      options.calls.add({
        at: options.now(),
        service: "inngest",
        method: run.job.id,
        summary: summaryOf(run, step, attempt),
        status,
        ms: Math.round(performance.now() - startedAt),
        request: body,
        response: answer,
      });

    try {
      const response = await fetch(urlOf(run.job, step), {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-inngest-server-kind": options.signingKey === undefined ? "dev" : "cloud",
          "x-inngest-req-version": "2",
          ...(options.signingKey === undefined
            ? {}
            : { "x-inngest-signature": signatureOf(body, options.signingKey, options.now()) }),
        },
        body: JSON.stringify(body),
        signal,
      });
      const answer = jsonOf(await response.text());
      report(response.status, answer);
      return read(response, answer);
    } catch (error) {
      signal.throwIfAborted();
      // The app is away. The real server tries again like after any other failure.
      report(0, { error: String(error) });
      return {
        kind: "failed",
        retry: true,
        error: { name: "Error", message: `Unable to reach the app: ${error}` },
      };
    }
  };
}

function bodyOf(run: Run, attempt: number) {
  return {
    version: 2,
    event: run.event,
    events: [run.event],
    // Copies, because the call log keeps them while the run goes on.
    steps: { ...run.steps },
    // No `fn_id`: with one, the SDK would report each step by a request of its own (checkpointing).
    ctx: {
      run_id: run.id,
      attempt,
      max_attempts: maxAttemptsOf(run.job),
      disable_immediate_execution: run.parallel,
      use_api: false,
      stack: { stack: [...run.order], current: run.order.length },
    },
  };
}

/** The SDK registers how often to try again. */
export function maxAttemptsOf(job: JobFunction): number {
  return (job.steps.step.retries?.attempts ?? 3) + 1;
}

function urlOf(job: JobFunction, step: string): string {
  const url = new URL(job.steps.step.runtime.url);
  url.searchParams.set("stepId", step);
  return url.href;
}

function summaryOf(run: Run, step: string, attempt: number): string {
  const where = step === "step" ? "" : `, step ${step.slice(0, 8)}`;
  return `${run.event.name}${where}${attempt > 0 ? `, attempt ${attempt + 1}` : ""}`;
}

function read(response: Response, answer: unknown): Answer {
  const failed = (error: unknown): Answer => ({
    kind: "failed",
    retry: response.headers.get("x-inngest-no-retry") !== "true",
    error,
    ...retryAfterOf(response),
  });

  if (response.status === 206) {
    const operations = operationsSchema.parse(answer);
    const stepError = operations.find(({ op }) => op === "StepError");
    return stepError === undefined ? { kind: "operations", operations } : failed(stepError.error);
  }
  return response.status === 200 ? { kind: "finished", data: answer } : failed(answer);
}

function retryAfterOf(response: Response): { retryAfter?: string } {
  const retryAfter = response.headers.get("retry-after");
  return retryAfter === null ? {} : { retryAfter };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
