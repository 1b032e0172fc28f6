import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { Moment } from "@/domain/moment";
import { getUser } from "@/domain/users/queries";
import { PreferencesView, UserView } from "@/domain/users/schema";
import { env } from "@/env";
import { issueSession } from "@/gateways/telegram/session";

export const GET = route(
  {
    method: "GET",
    path: "/api/webapp/init",
    summary: "Signs in: init data for a short session, the person and their preferences.",
    auth: "init-data",
    answer: z.object({
      user: UserView,
      preferences: PreferencesView,
      session: z.object({ token: z.string(), expiresAt: Moment }),
    }),
    refusals: ["sign_in"],
  },
  async ({ ctx, answer }) => {
    const user = await getUser(ctx, ctx.actor.userId);
    return answer({
      user,
      preferences: user,
      session: issueSession(user.id, { secrets: env.SESSION_SECRET, now: ctx.now() }),
    });
  },
);
