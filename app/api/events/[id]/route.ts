import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { changeEvent } from "@/domain/events/change";
import { locateEvent } from "@/domain/events/locate";
import { EventChanges, OwnEventView, ShownEventView } from "@/domain/events/schema";
import { RsvpView } from "@/domain/rsvps/schema";
import { showEvent } from "@/domain/rsvps/show-event";

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}",
    summary:
      "An event by its UUID, its code or its link (`ref`), and how the caller stands to it. One that is not public is found by its link alone, and by who was invited.",
    auth: "optional",
    params: EventParams,
    answer: ShownEventView.extend({ rsvp: RsvpView.nullable() }),
    refusals: ["not_found"],
  },
  async ({ ctx, params, answer }) => {
    const { event, standing, ...around } = await showEvent(ctx, params.id);
    const rsvp =
      ctx.actor.type === "user" ? { ...standing, eventId: event.id, userId: ctx.actor.userId } : null;
    return answer({ ...event, ...around, rsvp });
  },
);

export const PUT = route(
  {
    method: "PUT",
    path: "/api/events/{id}",
    summary:
      "Changes what is named of an event; attendees are told, unless `quietly`. `ticketTypes` names all kinds in their order: by id what is there, of which what is left out stays; without id what is new; what is not named is taken away. Whoever has bought or holds a ticket keeps its price and refund policy.",
    auth: "required",
    params: EventParams,
    body: EventChanges.extend({ quietly: z.boolean().default(false) }),
    idempotent: "together",
    answer: OwnEventView,
    refusals: [
      "not_found",
      "not_organizer",
      "cancelled",
      "past",
      "capacity_above_tickets",
      "capacity_below_taken",
      "currency_fixed",
      "place_fixed",
      "sales_not_open",
      "ticket_type_in_use",
      "tickets_below_taken",
    ],
  },
  async ({ ctx, params, body: { quietly, ...changes }, answer }) => {
    const { id: eventId } = await locateEvent(ctx, params.id);
    return answer(await changeEvent(ctx, { eventId, changes, quietly }));
  },
);
