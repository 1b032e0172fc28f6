import { z } from "zod";
import { forwardedFor } from "@/app/api/_http/caller";
import { route } from "@/app/api/_http/handler";
import { json } from "@/app/api/_http/json";
import { type Job, jobs, listHeartbeats } from "@/domain/heartbeats";
import { Moment } from "@/domain/moment";
import { backlog } from "@/domain/notifications/queries";
import { moneyBacklog } from "@/domain/payments/read-backlog";
import { env } from "@/env";
import { isInngestReachable } from "@/gateways/inngest";
import { contextFor, telegram } from "@/runtime";
import { remembered } from "./checks";

const Part = z.enum(["ok", "down"]);
const Waiting = z.object({ waiting: z.int(), oldestSeconds: z.int() });
const Health = z.object({
  status: z.enum(["ok", "degraded"]),
  database: Part,
  telegram: Part,
  inngest: Part,
  backlog: z
    .object({
      facts: Waiting,
      deliveries: Waiting,
      cards: Waiting,
      deadUpdates: z.int(),
      deadLetters: z.int(),
    })
    .nullable(),
  money: z
    .object({
      webhooks: Waiting,
      refunds: Waiting,
      deadWebhooks: z.int(),
      failedRefunds: z.int(),
      inReview: z.int(),
      isStripePaused: z.boolean(),
    })
    .nullable(),
  jobs: z
    .array(
      z.object({
        job: z.enum(Object.keys(jobs) as Job[]),
        succeededAt: Moment.nullable(),
        isLate: z.boolean(),
      }),
    )
    .nullable(),
  /** How many proxies this request passed, and how many are said to be ours. */
  proxies: z.object({ passed: z.int(), trusted: z.int() }),
});

const ctx = contextFor({ type: "system", job: "health" });
const isTelegramUp = remembered(5_000, () => telegram.getMe().then(() => true));
const isInngestUp = remembered(5_000, isInngestReachable);
const readRows = remembered(5_000, async () => {
  const [work, money, heartbeats] = await Promise.all([backlog(ctx), moneyBacklog(ctx), listHeartbeats(ctx)]);
  return { work, money, heartbeats };
});

type Oldest = { since: Date | null; waiting: number };
const ageOf = ({ since, waiting }: Oldest) => ({
  waiting,
  oldestSeconds: since ? Math.max(0, Math.round((ctx.now().getTime() - since.getTime()) / 1000)) : 0,
});

export const GET = route(
  {
    method: "GET",
    path: "/api/health",
    summary:
      "Whether the product and what it stands on are well, what waits to be done, what money needs a look, and when each background job last went well. Numbers are up to five seconds old. 503 when the database is away.",
    auth: "none",
    answer: Health,
  },
  async ({ request }) => {
    const [rows, telegramUp, inngestUp] = await Promise.all([readRows(), isTelegramUp(), isInngestUp()]);
    const isWell = rows?.heartbeats.every(({ isLate }) => !isLate);
    const health = {
      status: isWell ? "ok" : "degraded",
      database: rows ? "ok" : "down",
      telegram: telegramUp ? "ok" : "down",
      inngest: inngestUp ? "ok" : "down",
      backlog: rows
        ? {
            ...rows.work,
            facts: ageOf(rows.work.facts),
            deliveries: ageOf(rows.work.deliveries),
            cards: ageOf(rows.work.cards),
          }
        : null,
      money: rows
        ? { ...rows.money, webhooks: ageOf(rows.money.webhooks), refunds: ageOf(rows.money.refunds) }
        : null,
      jobs: rows ? rows.heartbeats : null,
      proxies: { passed: forwardedFor(request).length, trusted: env.TRUSTED_PROXIES },
    };
    return json(Health.parse(health), { status: rows ? 200 : 503 });
  },
);
