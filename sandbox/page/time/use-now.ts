import { useEffect, useState } from "react";
import { usePage } from "../store/page-store";

/** The virtual clock in milliseconds, kept up to date by the second or by the minute. */
function useNow(stepMs: number): number {
  const offset = usePage((state) => state.clockOffset);
  const [, beat] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(
        () => {
          beat((n) => n + 1);
          wait();
        },
        stepMs - ((Date.now() + offset) % stepMs),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [offset, stepMs]);
  return Date.now() + offset;
}

/** The clock rounded to its step: the same value, so the same rendering, until the next step. */
export function useSteadyNow(stepMs: number): number {
  return Math.floor(useNow(stepMs) / stepMs) * stepMs;
}
