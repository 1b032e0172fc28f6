"use client";

import { useLocale } from "@/components/ui/locale";
import { useNow } from "@/components/ui/use-now";
import { formatClock } from "@/messages/format";

type Says = { until: (time: string) => string; afterwards: string; over: string };

/** How long a place is still held: a clock that runs, and the time of day when it ends. */
export function Countdown({ until, says }: { until: string; says: Says }) {
  const locale = useLocale();
  const now = useNow(1_000);
  const end = new Date(until);
  const left = now ? Math.max(0, Math.floor((end.getTime() - now.getTime()) / 1000)) : undefined;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (left === 0) return <p className="type-sub text-danger">{says.over}</p>;
  return (
    <div className="flex items-end justify-between gap-4">
      <p className="flex-none">
        <b
          role="timer"
          className={`block min-h-10 font-bold text-[34px]/10 tabular-nums ${left !== undefined && left < 120 ? "text-danger" : ""}`}
        >
          {left === undefined ? " " : clock(left)}
        </b>
        <span className="type-foot text-muted">{now ? says.until(formatClock(end, zone, locale)) : " "}</span>
      </p>
      <p className="min-w-0 max-w-40 text-end type-foot text-muted">{says.afterwards}</p>
    </div>
  );
}

function clock(seconds: number) {
  const hours = Math.floor(seconds / 3600);
  const rest = [Math.floor((seconds % 3600) / 60), seconds % 60].map((part) => String(part).padStart(2, "0"));
  return [...(hours > 0 ? [String(hours)] : []), ...rest].join(":");
}
