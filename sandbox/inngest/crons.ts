import { nextFireOf } from "./cron-expression";
import type { Registry } from "./registry";
import type { Timeline } from "./timeline";
import type { JobEvent, JobFunction } from "./wire";

type Armed = { job: JobFunction; cron: string; fireAt: number; disarm: () => void };

/** Fires the registered crons as time passes. A jump over many due moments fires each cron once, at the end of the jump. */
export function createCrons(
  registry: Registry,
  timeline: Timeline,
  fire: (job: JobFunction, event: JobEvent) => void,
): { upcoming(): { at: number; title: string }[]; rearm(): void } {
  let armed: Armed[] = [];

  const arm = (job: JobFunction, cron: string): Armed => {
    const fireAt = nextFireOf(cron, timeline.now());
    const disarm = timeline.at(fireAt, () => {
      armed = armed.map((entry) => (entry.job === job && entry.cron === cron ? arm(job, cron) : entry));
      fire(job, timerEvent(cron, fireAt));
    });
    return { job, cron, fireAt, disarm };
  };

  /** Also after the clock was set back, when the next moment is earlier than the one waited for. */
  const rearm = () => {
    for (const { disarm } of armed) disarm();
    armed = registry
      .list()
      .flatMap((job) =>
        job.triggers.flatMap((trigger) => ("cron" in trigger ? [arm(job, trigger.cron)] : [])),
      );
  };

  rearm();
  registry.onChange(rearm);
  return {
    rearm,
    upcoming: () => armed.map(({ job, fireAt }) => ({ at: fireAt, title: job.name ?? job.id })),
  };
}

function timerEvent(cron: string, scheduledAt: number): JobEvent {
  const moment = new Date(scheduledAt).toISOString().replace(".000Z", "Z");
  return {
    id: moment,
    name: "inngest/scheduled.timer",
    data: { cron, fireAt: moment, scheduledAt: moment },
    ts: scheduledAt,
  };
}
