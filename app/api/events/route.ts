import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { MomentPage, momentCursor, pageOf, toPage } from "@/app/api/_http/paging";
import { publishEvent } from "@/domain/events/publish";
import { listUpcoming } from "@/domain/events/queries";
import { ListedEventView, NewEvent, OwnEventView } from "@/domain/events/schema";
import { cleanLine } from "@/domain/text";

export const GET = route(
  {
    method: "GET",
    path: "/api/events",
    summary: "Public events that are not over, the next one first; `q` searches titles and places.",
    auth: "optional",
    query: MomentPage.extend({ q: z.string().max(200).transform(cleanLine).default("") }),
    answer: pageOf(ListedEventView),
  },
  async ({ ctx, query: { limit, cursor, q }, answer }) => {
    const found = await listUpcoming(ctx, {
      limit: limit + 1,
      text: q,
      ...(cursor ? { after: cursor } : {}),
    });
    return answer(toPage(found, limit, ({ startsAt, id }) => momentCursor(startsAt, id)));
  },
);

export const POST = route(
  {
    method: "POST",
    path: "/api/events",
    summary:
      "Publishes an event. A first-time organizer's public event is listed once an administrator has looked at it.",
    auth: "required",
    body: NewEvent,
    idempotent: "together",
    status: 201,
    answer: OwnEventView,
    refusals: ["sales_not_open", "too_many_events"],
  },
  async ({ ctx, body, answer }) => {
    const event = await publishEvent(ctx, body);
    return answer(event, { location: `/api/events/${event.code}` });
  },
);
