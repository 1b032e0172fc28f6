import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { Refusal } from "@/domain/errors";
import { Moment } from "@/domain/moment";
import { env } from "@/env";
import { renewSession } from "@/gateways/telegram/session";

export const POST = route(
  {
    method: "POST",
    path: "/api/webapp/session",
    summary: "Another session in place of one that still lives, for twelve hours after the sign-in.",
    auth: "required",
    answer: z.object({ session: z.object({ token: z.string(), expiresAt: Moment }) }),
    refusals: ["sign_in"],
  },
  async ({ ctx, request, answer }) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
    if (!token) throw new Refusal("sign_in");
    return answer({ session: renewSession(token, { secret: env.SESSION_SECRET, now: ctx.now() }) });
  },
);
