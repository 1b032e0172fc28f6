import { route } from "@/app/api/_http/handler";
import { MomentPage, momentCursor, pageOf, toPage } from "@/app/api/_http/paging";
import { listDeadWebhooks } from "@/domain/payments/dead-webhooks";
import { WebhookView } from "@/domain/payments/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/webhooks",
    summary: "What Stripe told and could not be done, ten times over, the latest first. For administrators.",
    auth: "required",
    query: MomentPage,
    answer: pageOf(WebhookView),
    refusals: ["not_admin"],
  },
  async ({ ctx, query: { limit, cursor: after }, answer }) => {
    const found = await listDeadWebhooks(ctx, { limit: limit + 1, after });
    return answer(toPage(found, limit, ({ receivedAt, id }) => momentCursor(receivedAt, id)));
  },
);
