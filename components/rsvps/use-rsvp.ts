"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "@/components/api/client";
import { useSession } from "@/components/api/use-session";
import type { Rsvp } from "@/components/events/answers";
import { useTelegram, vibrate } from "@/components/telegram/telegram";

type Change =
  | { do: "join"; partySize?: number }
  | { do: "resize"; partySize: number }
  | { do: "cancel" }
  | { do: "accept" | "decline" };

type Request = { method: "POST" | "PUT" | "DELETE"; path: string; body?: unknown };

/** Answers an event for the person, and has everything that shows it read anew. */
export function useRsvp(eventId: string) {
  const { session } = useSession();
  const queries = useQueryClient();
  const { native } = useTelegram();

  return useMutation({
    mutationFn: ({ key, ...change }: Change & { key: string }) => {
      const { method, path, body } = requestOf(change, `/api/events/${eventId}/rsvps`, session?.user.id);
      return call<Rsvp>(path, { method, key, ...(body ? { body } : {}) });
    },
    // The same key for each try: an answer that was lost on the way is not a second seat.
    retry: (failures, error) => error.name === "Offline" && failures < 2,
    onSuccess: (rsvp) => {
      vibrate(rsvp.status === "confirmed" ? "success" : "light");
      // Whoever joins wants to hear of changes: this is the moment to ask whether we may write.
      if (rsvp.status === "confirmed" || rsvp.status === "waitlisted")
        void native?.askToWrite().catch(() => false);
    },
    onError: () => vibrate("error"),
    onSettled: () =>
      Promise.all(
        ["events", "event", "mine", "manage"].map((name) => queries.invalidateQueries({ queryKey: [name] })),
      ),
  });
}

/** A name for one act of a person, whatever number of tries it takes. */
export const newKey = () => crypto.randomUUID();

function requestOf(change: Change, all: string, userId: number | undefined): Request {
  const own = `${all}/${userId}`;
  switch (change.do) {
    case "join":
      return { method: "POST", path: all, body: { partySize: change.partySize ?? 1 } };
    case "resize":
      return { method: "PUT", path: own, body: { partySize: change.partySize } };
    case "cancel":
      return { method: "DELETE", path: own };
    default:
      return { method: "POST", path: `${own}/offer`, body: { answer: change.do } };
  }
}
