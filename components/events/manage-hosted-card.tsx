"use client";

import { Link } from "@/components/ui/link";
import { useLocale, useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { formatWhenShort } from "@/messages/format";
import { commonWords } from "@/messages/miniapp/common";
import { hostingWords } from "@/messages/miniapp/hosting";
import type { OwnEvent } from "./manage-query";
import { StateBadge, stateOf } from "./manage-state";
import { Thumb } from "./manage-thumb";

/** An own event in the list: when, its state, and how full it is. */
export function HostedCard({ event }: { event: OwnEvent }) {
  const words = useWords(hostingWords);
  const common = useWords(commonWords);
  const locale = useLocale();
  const { code, title, startsAt, timeZone, going, capacity, waiting } = event;
  const counts = [
    capacity === null ? common.going(going) : words.goingOf(going, capacity),
    waiting > 0 && words.waiting(waiting),
  ];
  return (
    <Link
      href={`/app/manage/${code}`}
      className="press flex min-w-0 items-center gap-3.5 rounded-group bg-surface p-3"
    >
      <Thumb event={event} />
      <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-0.5">
        <time dateTime={startsAt} className="truncate text-[14px]/5 text-muted">
          {formatWhenShort(new Date(startsAt), timeZone, locale)}
        </time>
        <span className="line-clamp-2 type-head" dir="auto">
          {title}
        </span>
        {capacity !== null && <Filled part={event.seatsTaken / capacity} />}
        <span className="flex min-h-6 flex-wrap items-center justify-between gap-x-2 text-[14px]/5 text-muted tabular-nums">
          {counts.filter(Boolean).join(" · ")}
          {/* That an event is open goes without saying here. */}
          {stateOf(event, serverNow()) !== "open" && <StateBadge event={event} />}
        </span>
      </span>
    </Link>
  );
}

/** A bar as far as the places are taken; the words beside it say the same. */
function Filled({ part }: { part: number }) {
  return (
    <span aria-hidden="true" className="my-1 block h-1.5 overflow-hidden rounded-full bg-fill">
      <span
        style={{ width: `${Math.min(1, part) * 100}%` }}
        className="block h-full rounded-full bg-accent transition-[width] duration-200"
      />
    </span>
  );
}
