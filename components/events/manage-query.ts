"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "@/components/api/client";
import { ApiError } from "@/components/api/errors";
import { explain } from "@/components/api/explain";
import { newKey } from "@/components/rsvps/use-rsvp";
import { vibrate } from "@/components/telegram/telegram";
import { useWords } from "@/components/ui/locale";
import { toast } from "@/components/ui/toast";
import type { DraftView } from "@/domain/drafts/schema";
import type { OwnEventView } from "@/domain/events/schema";
import type { Image } from "@/domain/images/schema";
import type { Owed } from "@/domain/payments/schema";
import type { SeatsOnDay } from "@/domain/rsvps/schema";
import { commonWords } from "@/messages/miniapp/common";
import type { Page } from "./answers";

export type OwnEvent = z.output<typeof OwnEventView>;
export type Draft = z.output<typeof DraftView>;
/** `counts` are people (parties), not places. */
export type Managed = {
  event: OwnEvent;
  banner: Image | null;
  counts: { confirmed: number; pending: number; waiting: number };
  /** What goes back if it is cancelled. */
  owed: Owed[];
  series: SeatsOnDay[];
};

/** How often a screen that somebody looks at asks what has changed. */
export const refreshMs = 15_000;

/** One of the person's own events, kept up to date while it is looked at. */
export const useManaged = (code: string) =>
  useQuery({
    queryKey: ["manage", code],
    queryFn: ({ signal }) =>
      call<Managed>(`/api/webapp/events/${encodeURIComponent(code)}/manage`, { signal }),
    // Whoever may not see it is not let in by asking again.
    refetchInterval: ({ state }) => (state.error instanceof ApiError ? false : refreshMs),
  });

/** The person's own events, the latest first. */
export const useHosted = (userId: number) =>
  useInfiniteQuery({
    queryKey: ["manage", "hosted", userId],
    queryFn: ({ pageParam, signal }) =>
      call<Page<OwnEvent>>(
        `/api/organizer/${userId}/events?limit=100${pageParam ? `&cursor=${pageParam}` : ""}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** What the person began and did not publish, the latest first. */
export const useDrafts = () =>
  useQuery({
    queryKey: ["drafts"],
    queryFn: ({ signal }) => call<Page<Draft>>("/api/webapp/drafts?limit=50", { signal }),
  });

type Act = { method?: "POST" | "PUT" | "DELETE"; path: string; body?: unknown };
type Once<Answer> = { key: string; whenDone: (answer: Answer) => void };

/** Changes something about an own event, and has everything that shows it read anew. A failure is told in passing. */
export function useManageAct<Answer = unknown>(code: string) {
  const queries = useQueryClient();
  const common = useWords(commonWords);
  const { mutate, isPending } = useMutation({
    mutationFn: ({ method = "POST", path, body, key }: Act & Once<Answer>) =>
      call<Answer>(`/api/events/${code}${path}`, { method, key, ...(body === undefined ? {} : { body }) }),
    // The same key for each try: an answer that was lost on the way is not a second message.
    retry: (failures, error) => error.name === "Offline" && failures < 2,
    // Also when the sheet it was asked in is closed by then.
    onSuccess: (answer, { whenDone }) => {
      vibrate("success");
      whenDone(answer);
    },
    onError: (error) => {
      vibrate("error");
      toast(explain(error, common));
    },
    onSettled: () =>
      Promise.all(
        ["manage", "events", "event", "mine", "drafts"].map((name) =>
          queries.invalidateQueries({ queryKey: [name] }),
        ),
      ),
  });
  const act = (change: Act, whenDone: Once<Answer>["whenDone"]) =>
    mutate({ ...change, key: newKey(), whenDone });
  return { act, isBusy: isPending };
}
