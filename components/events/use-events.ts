"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { call } from "@/components/api/client";
import { useSession } from "@/components/api/use-session";
import { serverNow } from "@/components/ui/server-time";
import type { ListedEvent, Page } from "./answers";
import { type Filters, noFilters, toQuery } from "./filters";

/** The list that the filters leave, page by page. `first` is the unfiltered list as the server drew it. */
export function useEvents(filters: Filters, first: Page<ListedEvent>) {
  const { session } = useSession();
  const isUnfiltered = toQuery(filters, serverNow()).size === toQuery(noFilters, serverNow()).size;
  return useInfiniteQuery({
    queryKey: ["events", filters, session?.user.id ?? null],
    queryFn: ({ pageParam, signal }) => {
      const query = toQuery(filters, serverNow());
      query.set("limit", "20");
      if (pageParam) query.set("cursor", pageParam);
      return call<Page<ListedEvent>>(`/api/events?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: isUnfiltered && !session ? { pages: [first], pageParams: [null] } : keepPreviousData,
    maxPages: 50,
  });
}
