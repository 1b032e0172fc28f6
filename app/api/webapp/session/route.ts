import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { Refusal } from "@/domain/errors";
import { Moment } from "@/domain/moment";
import { endSessions } from "@/domain/users/end-sessions";
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
    return answer({ session: renewSession(token, { secrets: env.SESSION_SECRET, now: ctx.now() }) });
  },
);

export const DELETE = route(
  {
    method: "DELETE",
    path: "/api/webapp/session",
    summary:
      "Signs the person out everywhere: sessions and init data that began until now open nothing any more.",
    auth: "required",
    answer: z.object({ endedAt: Moment }),
    refusals: ["sign_in"],
  },
  async ({ ctx, answer }) => {
    await endSessions(ctx, ctx.actor.userId);
    return answer({ endedAt: ctx.now() });
  },
);
