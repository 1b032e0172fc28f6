import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { testBroadcast } from "@/domain/notifications/test-broadcast";
import { Timing } from "@/domain/reminders/schema";
import { testReminder } from "@/domain/reminders/test-reminder";

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/notifications/test",
    summary:
      "Sends a message, or a reminder (one of the schedule with what is given in place of what is saved, or a new one), to the organizer alone as attendees would get it.",
    auth: "required",
    params: EventParams,
    body: z
      .object({
        kind: z.enum(["update", "reminder"]).default("update"),
        text: z.string().max(20_000).nullable().optional(),
        reminderId: z.uuid().optional(),
        timing: Timing.optional(),
        asksConfirmation: z.boolean().optional(),
      })
      .strict(),
    idempotent: "together",
    answer: z.object({}),
    refusals: [
      "not_found",
      "not_organizer",
      "message_empty",
      "message_too_long",
      "unknown_placeholder",
      "rate_limited",
    ],
  },
  async ({ ctx, params, body: { kind, reminderId, ...unsaved }, answer }) => {
    const { id: eventId } = await locateEvent(ctx, params.id);
    if (kind === "reminder") await testReminder(ctx, { eventId, reminderId, unsaved });
    else await testBroadcast(ctx, { eventId, text: unsaved.text ?? "" });
    return answer({});
  },
);
