"use client";

import { useEffect, useState } from "react";
import { onServerTime, serverNow } from "./server-time";

/** The time, once the browser runs the page: drawn on the server it would be another. Moves on every `everyMs`. */
export function useNow(everyMs: number): Date | undefined {
  const [now, setNow] = useState<Date>();
  useEffect(() => {
    const tick = () => setNow(serverNow());
    tick();
    const timer = setInterval(tick, everyMs);
    const stop = onServerTime(tick);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [everyMs]);
  return now;
}
