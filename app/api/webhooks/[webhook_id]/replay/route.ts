import { route } from "@/app/api/_http/handler";
import { WebhookParams } from "@/app/api/_http/params";
import { replayWebhook } from "@/domain/payments/dead-webhooks";
import { WebhookView } from "@/domain/payments/schema";

export const POST = route(
  {
    method: "POST",
    path: "/api/webhooks/{webhook_id}/replay",
    summary: "Has one of them tried again, as often as a new one. For administrators.",
    auth: "required",
    params: WebhookParams,
    idempotent: "together",
    answer: WebhookView,
    refusals: ["not_admin", "not_found"],
  },
  async ({ ctx, params: { webhook_id: id }, answer }) => answer(await replayWebhook(ctx, id)),
);
