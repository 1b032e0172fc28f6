import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { changeEvent } from "@/domain/events/change";
import { EventChanges, OwnEventView, ShownEventView } from "@/domain/events/schema";
import { locateEvent } from "@/domain/rsvps/queries";
import { RsvpView } from "@/domain/rsvps/schema";
import { showEvent } from "@/domain/rsvps/show-event";

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}",
    summary:
      "An event by its code or UUID, and how the caller stands to it. A private one is found by its code, or by who takes part.",
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
    summary: "Changes what is named of an event; attendees are told, unless `quietly`.",
    auth: "required",
    params: EventParams,
    body: EventChanges.extend({ quietly: z.boolean().default(false) }),
    idempotent: "together",
    answer: OwnEventView,
    refusals: ["not_found", "not_organizer", "cancelled", "past", "capacity_below_taken"],
  },
  async ({ ctx, params, body: { quietly, ...changes }, answer }) => {
    const { id: eventId } = await locateEvent(ctx, params.id);
    return answer(await changeEvent(ctx, { eventId, changes, quietly }));
  },
);
