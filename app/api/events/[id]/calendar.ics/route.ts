import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { seeEvent } from "@/domain/rsvps/see-event";
import { calendarFile } from "@/gateways/calendar";
import { calendarEntryOf } from "@/gateways/calendar-entry";
import { links } from "@/runtime";

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}/calendar.ics",
    summary: "The event for calendars (RFC 5545). A cancelled one takes its entry out again.",
    auth: "optional",
    params: EventParams,
    answer: "text/calendar",
    refusals: ["not_found"],
  },
  async ({ ctx, params }) => {
    const { event } = await seeEvent(ctx, params.id);
    const method = event.status === "cancelled" ? "CANCEL" : "PUBLISH";
    return new Response(calendarFile(calendarEntryOf(event, links)), {
      headers: {
        "content-type": `text/calendar; charset=utf-8; method=${method}`,
        "content-disposition": `attachment; filename="${event.code}.ics"`,
        // Telegram's web clients fetch the file that a Mini App hands over (Mini Apps, `downloadFile`).
        "access-control-allow-origin": "https://web.telegram.org",
        "cache-control": "no-store",
      },
    });
  },
);
