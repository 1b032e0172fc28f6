"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "@/components/api/client";
import { explain } from "@/components/api/explain";
import { forgetSession, type Session } from "@/components/api/session";
import { vibrate } from "@/components/telegram/telegram";
import { useWords } from "@/components/ui/locale";
import { toast } from "@/components/ui/toast";
import type { ProfileView, UserChanges } from "@/domain/users/schema";
import { commonWords } from "@/messages/miniapp/common";

/** Changes what the person chose: shown at once, put back with a word if it fails. */
export function usePreferences(userId: number) {
  const queries = useQueryClient();
  const common = useWords(commonWords);
  const show = (preferences: Partial<Session["preferences"]>) =>
    queries.setQueryData<Session>(
      ["session"],
      (session) => session && { ...session, preferences: { ...session.preferences, ...preferences } },
    );
  const { mutate } = useMutation({
    scope: { id: "preferences" },
    mutationFn: (changes: UserChanges) =>
      call<z.output<typeof ProfileView>>(`/api/users/${userId}`, { method: "PUT", body: changes }),
    onMutate: (changes) => {
      const before = queries.getQueryData<Session>(["session"])?.preferences;
      show(changes as Partial<Session["preferences"]>);
      return before;
    },
    onSuccess: ({ preferences }) => {
      // The next session is asked for anew, so that it does not bring the old preferences back.
      forgetSession();
      show(preferences);
      return queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
    },
    onError: (error, _changes, before) => {
      vibrate("error");
      if (before) show(before);
      toast(explain(error, common));
    },
  });
  return mutate;
}
