"use client";

import { useQueryClient } from "@tanstack/react-query";
import { call } from "@/components/api/client";
import { explain } from "@/components/api/explain";
import { forgetSession } from "@/components/api/session";
import { ask } from "@/components/telegram/telegram";
import { useWords } from "@/components/ui/locale";
import { toast } from "@/components/ui/toast";
import { commonWords } from "@/messages/miniapp/common";
import { meWords } from "@/messages/miniapp/me";

/** Asks once more, then signs the person out on all their devices, this window included. */
export function useSignOut() {
  const words = useWords(meWords);
  const common = useWords(commonWords);
  const queries = useQueryClient();
  return async () => {
    const isSure = await ask({
      title: words.signOutTitle,
      message: words.signOutText,
      yes: words.signOutYes,
      no: words.signOutNo,
      isDestructive: true,
    });
    if (!isSure) return;
    try {
      await call("/api/webapp/session", { method: "DELETE" });
      forgetSession();
      await queries.resetQueries({ queryKey: ["session"] });
    } catch (error) {
      toast(explain(error as Error, common));
    }
  };
}
