"use client";

import { useEffect, useState } from "react";

/** The time, once the browser runs the page: drawn on the server it would be another. Moves on every `everyMs`. */
export function useNow(everyMs: number): Date | undefined {
  const [now, setNow] = useState<Date>();
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
