import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { RsvpParams } from "@/app/api/_http/params";
import { authorize } from "@/domain/access";
import { locateEvent } from "@/domain/events/locate";
import { acceptOffer, declineOffer } from "@/domain/rsvps/answer-offer";
import { standingOf } from "@/domain/rsvps/queries";
import { RsvpView } from "@/domain/rsvps/schema";

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/rsvps/{user_id}/offer",
    summary: "Says yes or no to a seat that became free. For the person it was offered to.",
    auth: "required",
    params: RsvpParams,
    body: z.object({ answer: z.enum(["accept", "decline"]) }).strict(),
    rate: "rsvp",
    idempotent: "together",
    status: 200,
    answer: RsvpView,
    refusals: ["not_found", "not_yours", "offer_gone", "not_approved", "cancelled", "past", "started"],
  },
  async ({ ctx, params: { id, user_id: userId }, body, answer }) => {
    const { id: eventId } = await locateEvent(ctx, id);
    authorize(ctx, "rsvp.answer", { userId });
    await (body.answer === "accept" ? acceptOffer : declineOffer)(ctx, eventId);
    return answer({ ...(await standingOf(ctx, eventId, userId)), eventId, userId });
  },
);
