"use client";

import { useQuery } from "@tanstack/react-query";
import { call } from "@/components/api/client";
import { useSession } from "@/components/api/use-session";
import type { ShownEvent } from "./answers";

/** The event as the person sees it; `first` is what the page was drawn with, for anybody. */
export function useEvent(first: ShownEvent): ShownEvent {
  const { session } = useSession();
  const { data = first } = useQuery({
    queryKey: ["event", first.code, session?.user.id ?? null],
    queryFn: ({ signal }) => call<ShownEvent>(`/api/events/${first.ref}`, { signal }),
    placeholderData: (before) => before ?? first,
    refetchInterval: 30_000,
  });
  return data;
}
