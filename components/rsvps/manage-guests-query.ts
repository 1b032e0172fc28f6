"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "@/components/api/client";
import type { Page } from "@/components/events/answers";
import { refreshMs } from "@/components/events/manage-query";
import type { AttendeeView } from "@/domain/rsvps/schema";

export type Guest = z.output<typeof AttendeeView>;

/** Guests in the order of joining, page by page, kept up to date while they are looked at. */
export const useGuests = (code: string, status: Guest["status"] | null, q: string) =>
  useInfiniteQuery({
    queryKey: ["manage", code, "guests", status, q],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: "50" });
      if (status) query.set("status", status);
      if (q) query.set("q", q);
      if (pageParam) query.set("cursor", pageParam);
      return call<Page<Guest>>(`/api/events/${code}/rsvps?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
