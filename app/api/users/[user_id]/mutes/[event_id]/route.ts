import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { MuteParams } from "@/app/api/_http/params";
import { authorize } from "@/domain/access";
import { locateEvent } from "@/domain/events/locate";
import { muteEvent, unmuteEvent } from "@/domain/reminders/mute-event";

const path = "/api/users/{user_id}/mutes/{event_id}";
const answered = z.object({ eventId: z.uuid() });

export const PUT = route(
  {
    method: "PUT",
    path,
    summary: "The caller wants no reminders, no messages from its host and no thanks of this event.",
    auth: "required",
    params: MuteParams,
    idempotent: "together",
    answer: answered,
    refusals: ["not_yours", "not_found"],
  },
  async ({ ctx, params: { user_id: userId, event_id: ref }, answer }) => {
    authorize(ctx, "user.change", { userId });
    const { id: eventId } = await locateEvent(ctx, ref);
    await muteEvent(ctx, { eventId });
    return answer({ eventId });
  },
);

export const DELETE = route(
  {
    method: "DELETE",
    path,
    summary: "The caller wants to hear of this event again.",
    auth: "required",
    params: MuteParams,
    idempotent: "together",
    answer: answered,
    refusals: ["not_yours"],
  },
  async ({ ctx, params: { user_id: userId, event_id: eventId }, answer }) => {
    authorize(ctx, "user.change", { userId });
    await unmuteEvent(ctx, { eventId });
    return answer({ eventId });
  },
);
