"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { commonWords } from "@/messages/miniapp/common";
import { useWords } from "./locale";
import { Notice } from "./notice";

function subscribe(listener: () => void) {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** Whether the phone believes to have a network. */
const useOnline = () =>
  useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );

/** Says that the network is gone while it is; what was shown stays. */
export function OfflineNotice({ onReturn }: { onReturn?: () => void }) {
  const words = useWords(commonWords);
  const isOnline = useOnline();
  const latest = useRef(onReturn);
  latest.current = onReturn;
  const wasAway = useRef(false);
  useEffect(() => {
    if (isOnline && wasAway.current) latest.current?.();
    wasAway.current = !isOnline;
  }, [isOnline]);
  if (isOnline) return null;
  return (
    <div className="pb-3">
      <Notice icon="offline" look="warning" title={words.offline}>
        {words.offlineHint}
      </Notice>
    </div>
  );
}
