"use client";

import { useLocale } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { formatWhenShort } from "@/messages/format";
import type { Managed } from "./manage-query";
import { StateBadge } from "./manage-state";
import { Thumb } from "./manage-thumb";

/** Which event this is, and its state before all else. */
export function ManageHeader({ event, banner }: Pick<Managed, "event" | "banner">) {
  const locale = useLocale();
  return (
    <header className="flex items-center gap-3 pt-1 pb-3.5">
      <Thumb event={{ ...event, banner }} className="size-16 rounded-tile" />
      <div className="min-w-0 flex-1">
        <h1 className="line-clamp-2 type-title3" dir="auto">
          {event.title}
        </h1>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 type-sub text-muted">
          <StateBadge event={event} />
          <time dateTime={event.startsAt}>
            {formatWhenShort(new Date(event.startsAt), event.timeZone, locale)}
          </time>
        </p>
      </div>
    </header>
  );
}

export const ManageHeaderSkeleton = () => (
  <div className="flex items-center gap-3">
    <Skeleton className="size-16 rounded-tile!" />
    <div className="grid flex-1 gap-2">
      <Skeleton className="h-6 w-3/4" />
      <Skeleton className="h-5 w-1/2" />
    </div>
  </div>
);
