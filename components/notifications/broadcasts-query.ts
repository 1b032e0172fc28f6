"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "@/components/api/client";
import type { Page } from "@/components/events/answers";
import { refreshMs } from "@/components/events/manage-query";
import type { Audience, BroadcastView, DeliveryView } from "@/domain/notifications/schema";

export type Broadcast = z.output<typeof BroadcastView>;
export type Delivery = z.output<typeof DeliveryView>;

/** How often one looks while something is on its way. */
const lookMs = 2_000;

/** To whom a message can go, with how many it would reach. */
export const useAudiences = (code: string) =>
  useQuery({
    queryKey: ["manage", code, "audiences"],
    queryFn: async ({ signal }) =>
      (await call<{ items: Audience[] }>(`/api/events/${code}/notifications/audiences`, { signal })).items,
    refetchInterval: refreshMs,
  });

/** The messages of an event, the latest first, page by page; watched closely while one goes out. */
export const useBroadcasts = (code: string) =>
  useInfiniteQuery({
    queryKey: ["manage", code, "broadcasts"],
    queryFn: ({ pageParam, signal }) =>
      call<Page<Broadcast>>(
        `/api/events/${code}/notifications/broadcasts?limit=20${pageParam ? `&cursor=${pageParam}` : ""}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(({ state }) => state === "sending")) ? lookMs : refreshMs,
  });

/** Those whom a message did not reach, for one reason. */
export const useNotReached = (
  code: string,
  broadcastId: string,
  status: "blocked" | "failed",
  count: number,
) =>
  useQuery({
    queryKey: ["manage", code, "deliveries", broadcastId, status, count],
    queryFn: async ({ signal }) =>
      (
        await call<Page<Delivery>>(
          `/api/events/${code}/notifications/deliveries?limit=100&broadcastId=${broadcastId}&status=${status}`,
          { signal },
        )
      ).items,
    enabled: count > 0,
  });
