"use client";

import { useEffect, useRef } from "react";
import { vibrate } from "@/components/telegram/telegram";
import { Icon } from "@/components/ui/icon";
import { useLocale, useWords } from "@/components/ui/locale";
import { useNow } from "@/components/ui/use-now";
import { formatClock } from "@/messages/format";
import { checkoutWords } from "@/messages/miniapp/checkout";

/** Below this, time is short. */
const shortSeconds = 120;

/** How long the tickets are still held, to the second and by the clock. `onOver` is called once at the end. */
export function HoldRow({ until, onOver }: { until: string; onOver: () => void }) {
  const words = useWords(checkoutWords);
  const locale = useLocale();
  const now = useNow(1_000);
  const left = now && Math.max(0, Math.ceil((Date.parse(until) - now.getTime()) / 1000));
  const isShort = left !== undefined && left < shortSeconds;
  const isOver = left === 0;
  const latest = useRef(onOver);
  latest.current = onOver;

  useEffect(() => {
    if (isShort) vibrate("warning");
  }, [isShort]);
  useEffect(() => {
    if (isOver) latest.current();
  }, [isOver]);

  const clock = left === undefined ? " " : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div
      className={`flex min-h-11 items-center gap-2.5 rounded-[14px] px-3.5 py-2.5 type-sub ${isShort ? "bg-danger-tint text-danger" : "bg-warning-tint"}`}
    >
      <span className={isShort ? "" : "text-warning"}>
        <Icon name="clock" />
      </span>
      <span className="min-w-0 flex-1">
        {isOver ? (
          words.heldOver
        ) : (
          <>
            {words.held}{" "}
            <b role="timer" className="font-semibold tabular-nums">
              {clock}
            </b>
          </>
        )}
      </span>
      <span className={`type-foot ${isShort ? "" : "text-muted"}`}>
        {now ? words.until(formatClock(new Date(until), zone, locale)) : " "}
      </span>
    </div>
  );
}
