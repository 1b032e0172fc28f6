"use client";

import { focusManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ApiError } from "./errors";

// A window that stands beside the chat is never hidden, only left: coming back to it is enough.
focusManager.setEventListener((onFocus) => {
  if (typeof window === "undefined") return;
  // The first tap gives our frame the focus: its answer is painted before anything is asked for, 20 ms of a cheap phone.
  const come = () => void requestAnimationFrame(() => setTimeout(onFocus));
  document.addEventListener("visibilitychange", come);
  window.addEventListener("focus", come);
  return () => {
    document.removeEventListener("visibilitychange", come);
    window.removeEventListener("focus", come);
  };
});

/** What was read is asked for again when the person comes back to the window, and after every change they make. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 5_000,
            refetchOnWindowFocus: "always",
            retry: (failures, error) => !(error instanceof ApiError && error.status < 500) && failures < 2,
          },
          mutations: { networkMode: "always" },
        },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
