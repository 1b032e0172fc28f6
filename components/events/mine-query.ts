"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { call } from "@/components/api/client";
import type { ListedEvent, Page, Rsvp } from "./answers";

export type When = "ahead" | "past";
export type MyEvent = { event: Omit<ListedEvent, "rsvp">; rsvp: Rsvp };

/** Events that the person joined: those ahead, the next one first, or those behind, the latest first. */
export const useMine = (userId: number, when: When) =>
  useInfiniteQuery({
    queryKey: ["mine", userId, when],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ when, limit: "100", ...(pageParam ? { cursor: pageParam } : {}) });
      return call<Page<MyEvent>>(`/api/users/${userId}/rsvps?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
