import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { changeReminders } from "@/domain/reminders/change";
import { listReminders } from "@/domain/reminders/queries";
import { maxReminders } from "@/domain/reminders/rules";
import { ReminderInput, ReminderView } from "@/domain/reminders/schema";

const schedule = z.object({ items: z.array(ReminderView) });

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}/notifications",
    summary:
      "What an event tells by itself, in the order in which it falls due, with how many each is for and what became of it. For the organizer.",
    auth: "required",
    params: EventParams,
    answer: schedule,
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, answer }) => {
    const { id } = await locateEvent(ctx, params.id);
    return answer({ items: await listReminders(ctx, id) });
  },
);

export const PUT = route(
  {
    method: "PUT",
    path: "/api/events/{id}/notifications",
    summary:
      "Puts a whole schedule in the place of the one before. One with an `id` is changed, one without is new; one that is left out is deleted, or switched off if it is a usual one. For the organizer.",
    auth: "required",
    params: EventParams,
    body: z.object({ reminders: z.array(ReminderInput).max(4 * maxReminders) }).strict(),
    idempotent: "together",
    answer: schedule,
    refusals: [
      "not_found",
      "not_organizer",
      "cancelled",
      "too_many_reminders",
      "reminder_in_the_past",
      "message_empty",
      "message_too_long",
      "unknown_placeholder",
    ],
  },
  async ({ ctx, params, body: { reminders }, answer }) => {
    const { id: eventId } = await locateEvent(ctx, params.id);
    return answer({ items: await changeReminders(ctx, { eventId, reminders }) });
  },
);
