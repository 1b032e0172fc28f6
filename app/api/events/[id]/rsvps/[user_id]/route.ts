import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { RsvpParams } from "@/app/api/_http/params";
import { authorize } from "@/domain/access";
import { locateEvent } from "@/domain/events/locate";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { keepOut } from "@/domain/rsvps/keep-out";
import { standingOf } from "@/domain/rsvps/queries";
import { resizeParty } from "@/domain/rsvps/resize";
import { PartySize, RsvpView } from "@/domain/rsvps/schema";

export const PUT = route(
  {
    method: "PUT",
    path: "/api/events/{id}/rsvps/{user_id}",
    summary: "Brings more or fewer guests. For the attendee.",
    auth: "required",
    params: RsvpParams,
    body: z.object({ partySize: PartySize }).strict(),
    rate: "rsvp",
    idempotent: "together",
    answer: RsvpView,
    refusals: [
      "not_found",
      "not_yours",
      "not_going",
      "needs_ticket",
      "tickets_passed_on",
      "ticket_used",
      "not_enough_seats",
      "too_many_guests",
      "cancelled",
      "past",
      "started",
    ],
  },
  async ({ ctx, params: { id, user_id: userId }, body: { partySize }, answer }) => {
    const { id: eventId } = await locateEvent(ctx, id);
    authorize(ctx, "rsvp.answer", { userId });
    await resizeParty(ctx, { eventId, partySize });
    return answer({ ...(await standingOf(ctx, eventId, userId)), eventId, userId });
  },
);

export const DELETE = route(
  {
    method: "DELETE",
    path: "/api/events/{id}/rsvps/{user_id}",
    summary:
      "Gives back a person's seats, or their place on the waiting list. For the attendee and the organizer, who may let them in no more (`keepOut`).",
    auth: "required",
    params: RsvpParams,
    query: z.strictObject({ keepOut: z.stringbool().default(false) }),
    rate: "rsvp",
    idempotent: "together",
    answer: RsvpView,
    refusals: [
      "not_found",
      "not_organizer",
      "not_going",
      "tickets_passed_on",
      "ticket_used",
      "cancelled",
      "past",
    ],
  },
  async ({ ctx, params: { id, user_id: userId }, query, answer }) => {
    const { id: eventId } = await locateEvent(ctx, id, { leaves: true });
    await (query.keepOut ? keepOut : cancelRsvp)(ctx, { eventId, userId });
    return answer({ status: "cancelled", eventId, userId });
  },
);
