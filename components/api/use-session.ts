"use client";

import { useQuery } from "@tanstack/react-query";
import { useTelegram } from "@/components/telegram/telegram";
import { signIn } from "./session";

/** Who opened the Mini App; undefined while it is asked, and outside Telegram. */
export function useSession() {
  const { isInside } = useTelegram();
  const { data, error } = useQuery({
    queryKey: ["session"],
    queryFn: signIn,
    enabled: isInside === true,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { session: data, error };
}
