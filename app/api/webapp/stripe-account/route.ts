import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { connectAccount, seeAccount } from "@/domain/payments/connect";

export const GET = route(
  {
    method: "GET",
    path: "/api/webapp/stripe-account",
    summary:
      "How the caller's account at Stripe stands; null when there is none. One that its owner has cut off is not connected, and connecting again opens another.",
    auth: "required",
    answer: z
      .object({ chargesEnabled: z.boolean(), detailsSubmitted: z.boolean(), isConnected: z.boolean() })
      .nullable(),
  },
  async ({ ctx, answer }) => answer(await seeAccount(ctx)),
);

export const POST = route(
  {
    method: "POST",
    path: "/api/webapp/stripe-account",
    summary: "The page where the caller tells Stripe who they are and where their money goes.",
    auth: "required",
    idempotent: "itself",
    answer: z.object({ url: z.url() }),
    refusals: ["method_not_offered"],
  },
  async ({ ctx, answer }) => answer(await connectAccount(ctx)),
);
