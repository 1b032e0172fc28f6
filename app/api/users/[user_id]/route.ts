import { route } from "@/app/api/_http/handler";
import { UserParams } from "@/app/api/_http/params";
import { authorize } from "@/domain/access";
import { changeUser } from "@/domain/users/change";
import { getUser } from "@/domain/users/queries";
import { ProfileView, UserChanges } from "@/domain/users/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/users/{user_id}",
    summary: "The caller and their preferences.",
    auth: "required",
    params: UserParams,
    answer: ProfileView,
    refusals: ["not_yours"],
  },
  async ({ ctx, params: { user_id: userId }, answer }) => {
    authorize(ctx, "user.read", { userId });
    const user = await getUser(ctx, userId);
    return answer({ ...user, preferences: user });
  },
);

export const PUT = route(
  {
    method: "PUT",
    path: "/api/users/{user_id}",
    summary:
      "Changes the caller's preferences: language (null follows Telegram's), time zone, and the kinds of news they can do without.",
    auth: "required",
    params: UserParams,
    body: UserChanges,
    idempotent: "together",
    answer: ProfileView,
    refusals: ["not_yours"],
  },
  async ({ ctx, params, body, answer }) => {
    const user = await changeUser(ctx, params.user_id, body);
    return answer({ ...user, preferences: user });
  },
);
