import { useEffect, useState } from "react";
import type { Call } from "../../telegram/protocol";
import { control } from "../store/control";
import { usePage } from "../store/page-store";
import { showError } from "../store/show";

const kept = 1_000;
const pauseMs = 150;

/** The latest calls, newest first, followed as they are made. */
export function useCalls(): Call[] {
  const count = usePage((state) => state.server?.callsCount ?? 0);
  const [calls, setCalls] = useState<Call[]>([]);
  const newest = calls[0]?.n ?? 0;

  useEffect(() => {
    if (newest >= count) return;
    // A bot that answers makes several calls at once, and one question fetches them all.
    const timer = setTimeout(
      () => {
        control
          .calls(Math.max(newest, count - kept))
          .then((more) =>
            setCalls((known) =>
              [...more.filter((call) => call.n > (known[0]?.n ?? 0)).reverse(), ...known].slice(0, kept),
            ),
          )
          .catch(showError);
      },
      newest === 0 ? 0 : pauseMs,
    );
    return () => clearTimeout(timer);
  }, [newest, count]);

  return calls;
}
