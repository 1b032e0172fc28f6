import { sql } from "drizzle-orm";
import { heartbeats } from "@/db/schema/heartbeats";
import type { Context } from "./context";

const minute = 60_000;
const day = 24 * 60 * minute;

/** The background's jobs, and how often each is to go well, in milliseconds. */
export const jobs = {
  "drain-letters": minute,
  "drain-providers": minute,
  "complete-events": 5 * minute,
  "reconcile-payments": day,
  "forget-old-rows": day,
} as const;
export type Job = keyof typeof jobs;
const names = Object.keys(jobs) as Job[];

/** What is poked all the time is not noted more often. */
const noteEveryMs = 10_000;

/** A job has gone well. */
export async function noteSuccess(ctx: Context, job: Job): Promise<void> {
  const now = ctx.now().toISOString();
  await ctx.db.execute(sql`
    insert into ${heartbeats} (job, succeeded_at) values (${job}, ${now})
    on conflict (job) do update set succeeded_at = excluded.succeeded_at
      where heartbeats.succeeded_at < excluded.succeeded_at - ${noteEveryMs} * interval '1 millisecond'`);
}

type Heartbeat = { job: Job; succeededAt: Date | null };

/** When each job last went well, and whether that is too long ago. */
export async function listHeartbeats(ctx: Context) {
  const rows = await ctx.db.select().from(heartbeats);
  const now = ctx.now();
  return names.map((job) => {
    const succeededAt = rows.find((row) => row.job === job)?.succeededAt ?? null;
    return { job, succeededAt, isLate: isLate({ job, succeededAt }, now) };
  });
}

/** The jobs that are late, of those that have a heartbeat and those that have none. */
export const lateJobs = (beats: Heartbeat[], now: Date): Job[] =>
  names.filter((name) =>
    isLate(beats.find(({ job }) => job === name) ?? { job: name, succeededAt: null }, now),
  );

/** Two of its periods have passed since it went well, or it never did. */
const isLate = ({ job, succeededAt }: Heartbeat, now: Date) =>
  succeededAt === null || now.getTime() - succeededAt.getTime() > 2 * jobs[job];
