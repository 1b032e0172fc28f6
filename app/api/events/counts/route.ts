import { route } from "@/app/api/_http/handler";
import { EventFilters } from "@/domain/events/read-filters";
import { EventCountsView } from "@/domain/events/schema";
import { countEvents } from "@/domain/events/search";
import { rates, spend } from "@/domain/limits";

export const GET = route(
  {
    method: "GET",
    path: "/api/events/counts",
    summary:
      "How many events the list of the same filters has, counted to 1,000; `byCategory` leaves the filter `category` out.",
    auth: "optional",
    query: EventFilters,
    answer: EventCountsView,
    refusals: ["rate_limited"],
  },
  async ({ ctx, caller, query, answer }) => {
    if (query.q) await spend(ctx, `count:${caller}`, rates.search);
    return answer(await countEvents(ctx, query));
  },
);
