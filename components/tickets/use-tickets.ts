"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { call } from "@/components/api/client";
import { ApiError } from "@/components/api/errors";
import type { Page, ShownEvent } from "@/components/events/answers";
import type { Ticket } from "./answers";
import { keepTickets } from "./kept-tickets";

const isId = (ref: string) => ref.length === 36;

/**
 * The person's tickets of one event, in the order of its guests. `ref` is the event's code or one ticket's id. They
 * are kept on the device, and asked for again while they are shown: somebody at the door may have scanned one.
 */
export function useTickets(ref: string, userId: number) {
  const query = useQuery({
    queryKey: ["mine", "tickets", ref, userId],
    queryFn: async ({ signal }) => {
      const named = isId(ref) ? await call<Ticket>(`/api/tickets/${ref}`, { signal }) : undefined;
      const { id: eventId } =
        named?.event ?? (await call<ShownEvent>(`/api/events/${encodeURIComponent(ref)}`, { signal }));
      const query = new URLSearchParams({ eventId, limit: "50" });
      const { items } = await call<Page<Ticket>>(`/api/users/${userId}/tickets?${query}`, { signal });
      const isListed = named === undefined || items.some(({ id }) => id === named.id);
      return (isListed ? items : [...items, named]).toSorted(
        (one, other) => one.guestNumber - other.guestNumber,
      );
    },
    refetchInterval: ({ state }) => (state.error instanceof ApiError ? false : 10_000),
  });
  const { data } = query;
  useEffect(() => {
    if (data) keepTickets(data.filter(({ holderId }) => holderId === userId));
  }, [data, userId]);
  return query;
}
