"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "@/components/api/client";
import { explain } from "@/components/api/explain";
import type { Page } from "@/components/events/answers";
import { refreshMs } from "@/components/events/manage-query";
import { newKey } from "@/components/rsvps/use-rsvp";
import { vibrate } from "@/components/telegram/telegram";
import { useWords } from "@/components/ui/locale";
import { toast } from "@/components/ui/toast";
import type { Feedback, FeedbackComment } from "@/domain/feedback/schema";
import { commonWords } from "@/messages/miniapp/common";

type FeedbackPage = Page<z.output<typeof FeedbackComment>> & Feedback;

/** What people thought of one's own event, with their comments page by page. */
export const useFeedback = (code: string) =>
  useInfiniteQuery({
    queryKey: ["manage", code, "feedback"],
    queryFn: ({ pageParam, signal }) =>
      call<FeedbackPage>(`/api/events/${code}/feedback?limit=20${pageParam ? `&cursor=${pageParam}` : ""}`, {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: refreshMs,
  });

type Own = { rating: number | null; comment: string };

/** What the person said of an event that they went to, and a way to say it. */
export function useOwnFeedback(code: string) {
  const queries = useQueryClient();
  const common = useWords(commonWords);
  const queryKey = ["feedback", code];
  const { data: own } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call<Own>(`/api/events/${code}/feedback/own`, { signal }),
  });
  const { mutate: give, isPending } = useMutation({
    scope: { id: `feedback-${code}` },
    mutationFn: (said: { rating: number; comment?: string }) =>
      call(`/api/events/${code}/feedback`, { method: "PUT", body: said, key: newKey() }),
    onMutate: (said) => {
      const before = queries.getQueryData<Own>(queryKey);
      queries.setQueryData<Own>(queryKey, { comment: "", ...before, ...said });
      return before;
    },
    onSuccess: () => vibrate("success"),
    onError: (error, _said, before) => {
      vibrate("error");
      queries.setQueryData(queryKey, before);
      toast(explain(error, common));
    },
  });
  return { own, give, isBusy: isPending };
}
