import { route } from "@/app/api/_http/handler";
import { MomentPage, momentCursor, pageOf, toPage } from "@/app/api/_http/paging";
import { OrganizerParams } from "@/app/api/_http/params";
import { listOwnEvents } from "@/domain/events/queries";
import { OwnEventView } from "@/domain/events/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/organizer/{organizer_id}/events",
    summary: "The caller's own events, the latest first.",
    auth: "required",
    params: OrganizerParams,
    query: MomentPage,
    answer: pageOf(OwnEventView),
    refusals: ["not_yours"],
  },
  async ({ ctx, params, query: { limit, cursor }, answer }) => {
    const found = await listOwnEvents(ctx, params.organizer_id, {
      limit: limit + 1,
      ...(cursor ? { after: cursor } : {}),
    });
    return answer(toPage(found, limit, ({ startsAt, id }) => momentCursor(startsAt, id)));
  },
);
