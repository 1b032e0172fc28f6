"use client";

import type { ShownEvent } from "@/components/events/answers";
import { Thumb } from "@/components/events/manage-thumb";
import { useLocale } from "@/components/ui/locale";
import { formatWhenShort } from "@/messages/format";

/** Which event it is that one pays for. */
export function CheckoutHead({ event }: { event: ShownEvent }) {
  const locale = useLocale();
  return (
    <div className="flex items-center gap-3.5">
      <Thumb event={event} className="size-16 rounded-tile" />
      <p className="min-w-0 flex-1">
        <b className="line-clamp-2 type-head" dir="auto">
          {event.title}
        </b>
        <time dateTime={event.startsAt} className="block type-sub text-muted">
          {formatWhenShort(new Date(event.startsAt), event.timeZone, locale)}
        </time>
      </p>
    </div>
  );
}
