import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { MomentPage, momentCursor, pageOf, toPage } from "@/app/api/_http/paging";
import { openDraft } from "@/domain/drafts/open";
import { listFormDrafts } from "@/domain/drafts/queries";
import { DraftView } from "@/domain/drafts/schema";
import { locateEvent } from "@/domain/events/locate";
import { EventRef } from "@/domain/events/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/webapp/drafts",
    summary: "The caller's unfinished events and unsaved changes, the latest first.",
    auth: "required",
    query: MomentPage,
    answer: pageOf(DraftView),
  },
  async ({ ctx, query: { limit, cursor }, answer }) => {
    const found = await listFormDrafts(ctx, { limit: limit + 1, ...(cursor ? { after: cursor } : {}) });
    return answer(toPage(found, limit, ({ updatedAt, id }) => momentCursor(updatedAt, id)));
  },
);

export const POST = route(
  {
    method: "POST",
    path: "/api/webapp/drafts",
    summary:
      "Opens a draft: of a new event, or of changes to one of the caller's own. One that is under way is found again.",
    auth: "required",
    body: z.object({ eventId: EventRef.nullable().default(null) }).strict(),
    idempotent: "together",
    status: 201,
    answer: DraftView,
    refusals: ["not_found", "not_organizer", "cancelled", "past", "too_many_drafts"],
  },
  async ({ ctx, body, answer }) => {
    const event = body.eventId === null ? null : await locateEvent(ctx, body.eventId);
    const draft = await openDraft(ctx, event?.id ?? null);
    return answer(draft, { location: `/api/webapp/drafts/${draft.id}` });
  },
);
