import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { reportEvent } from "@/domain/events/report";
import { NewReport, ReportView } from "@/domain/events/schema";

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/reports",
    summary:
      "Tells the administrators that something is wrong with an event. Once per person: a second report changes nothing and is answered with the first.",
    auth: "required",
    params: EventParams,
    body: NewReport,
    rate: "report",
    idempotent: "together",
    status: 201,
    answer: ReportView,
    refusals: ["not_found"],
  },
  async ({ ctx, params, body, answer }) => {
    const { id: eventId } = await locateEvent(ctx, params.id);
    return answer(await reportEvent(ctx, { eventId, ...body }));
  },
);
