import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { RsvpParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { inviteWaiting } from "@/domain/rsvps/invite";
import { standingOf } from "@/domain/rsvps/queries";
import { RsvpView } from "@/domain/rsvps/schema";

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/rsvps/{user_id}/invite",
    summary:
      "Offers free seats to one person on the waiting list, before their turn; `addSeats` makes those that are lacking. For the organizer.",
    auth: "required",
    params: RsvpParams,
    body: z.object({ addSeats: z.boolean().default(false) }).strict(),
    idempotent: "together",
    status: 200,
    answer: RsvpView,
    refusals: [
      "not_found",
      "awaits_approval",
      "not_approved",
      "not_organizer",
      "not_waiting",
      "not_enough_seats",
      "capacity_above_tickets",
      "cancelled",
      "past",
      "started",
    ],
  },
  async ({ ctx, params: { id, user_id: userId }, body: { addSeats }, answer }) => {
    const { id: eventId } = await locateEvent(ctx, id);
    await inviteWaiting(ctx, { eventId, userId, addSeats });
    return answer({ ...(await standingOf(ctx, eventId, userId)), eventId, userId });
  },
);
