import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { json } from "@/app/api/_http/json";
import { backlog } from "@/domain/notifications/queries";
import { isInngestReachable } from "@/gateways/inngest";
import { telegram } from "@/runtime";
import { remembered, within } from "./checks";

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
});

const isTelegramUp = remembered(5_000, () => telegram.getMe());
const isInngestUp = remembered(5_000, isInngestReachable);

export const GET = route(
  {
    method: "GET",
    path: "/api/health",
    summary:
      "Whether the product and what it stands on are well, and what waits to be done. 503 when the database is away.",
    auth: "none",
    answer: Health,
  },
  async ({ ctx }) => {
    const [work, telegramUp, inngestUp] = await Promise.all([
      within(3_000, backlog(ctx)),
      isTelegramUp(),
      isInngestUp(),
    ]);
    const since = ({ since: oldest, waiting }: { since: Date | null; waiting: number }) => ({
      waiting,
      oldestSeconds: oldest ? Math.max(0, Math.round((ctx.now().getTime() - oldest.getTime()) / 1000)) : 0,
    });
    const health = {
      status: work ? "ok" : "degraded",
      database: work ? "ok" : "down",
      telegram: telegramUp ? "ok" : "down",
      inngest: inngestUp ? "ok" : "down",
      backlog: work
        ? {
            facts: since(work.facts),
            deliveries: since(work.deliveries),
            cards: since(work.cards),
            deadUpdates: work.deadUpdates,
            deadLetters: work.deadLetters,
          }
        : null,
    };
    return json(Health.parse(health), { status: work ? 200 : 503 });
  },
);
