import { route } from "@/app/api/_http/handler";
import { FoundPage, foundCursor, listName, notACursor, pageOf, toPage } from "@/app/api/_http/paging";
import { InvalidInput } from "@/domain/errors";
import { publishEvent } from "@/domain/events/publish";
import { EventFilters } from "@/domain/events/read-filters";
import { ListedEventView, NewEvent, OwnEventView } from "@/domain/events/schema";
import { searchEvents } from "@/domain/events/search";
import { rates, spend } from "@/domain/limits";
import { ownStandings } from "@/domain/rsvps/queries";
import { RsvpView } from "@/domain/rsvps/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/events",
    summary:
      "Public events that are not over, the next one first, and how the caller stands to each. `q` finds words in titles and places, also misspelt ones, the best fit first.",
    auth: "optional",
    query: EventFilters.safeExtend(FoundPage.shape),
    answer: pageOf(ListedEventView.extend({ rsvp: RsvpView.nullable() })),
    refusals: ["rate_limited"],
  },
  async ({ ctx, caller, query: { limit, cursor, ...filters }, answer }) => {
    const list = listName(filters);
    if (cursor && cursor.list !== list) throw new InvalidInput("cursor", notACursor);
    if (filters.q) await spend(ctx, `search:${caller}`, rates.search);

    const found = await searchEvents(ctx, filters, { limit: limit + 1, after: cursor });
    const { items, nextCursor } = toPage(found, limit, (last) => foundCursor(list, last));
    const rsvps = await ownStandings(ctx, items);
    return answer({
      items: items.map((event) => ({ ...event, rsvp: rsvps.get(event.id) ?? null })),
      nextCursor,
    });
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
