import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { UserParams } from "@/app/api/_http/params";
import { authorize } from "@/domain/access";
import { listMutes } from "@/domain/reminders/queries";
import { MuteView } from "@/domain/reminders/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/users/{user_id}/mutes",
    summary: "The events of which the caller wants to hear only what they cannot do without.",
    auth: "required",
    params: UserParams,
    answer: z.object({ items: z.array(MuteView) }),
    refusals: ["not_yours"],
  },
  async ({ ctx, params: { user_id: userId }, answer }) => {
    authorize(ctx, "user.read", { userId });
    return answer({ items: await listMutes(ctx) });
  },
);
