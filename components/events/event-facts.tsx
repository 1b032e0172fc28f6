"use client";

import type { ReactNode } from "react";
import { DateBlock } from "@/components/ui/date-block";
import { Icon } from "@/components/ui/icon";
import { useLocale, useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { useNow } from "@/components/ui/use-now";
import { formatClock, formatDate, formatTime } from "@/messages/format";
import { commonWords } from "@/messages/miniapp/common";
import { eventWords } from "@/messages/miniapp/event";
import type { ShownEvent } from "./answers";

/** When and where. The venue's time first; the reader's own below it, when it is another. */
export function EventFacts({ event }: { event: ShownEvent }) {
  const words = useWords(eventWords);
  const common = useWords(commonWords);
  const locale = useLocale();
  const { timeZone, location, onlineUrl } = event;
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  // The server does not know the reader's clock: the line is there from the start, and filled when the browser runs.
  const own = useNow(60_000) && Intl.DateTimeFormat().resolvedOptions().timeZone;
  const ownTime = own ? formatClock(startsAt, own, locale, endsAt) : undefined;
  const isSameClock = ownTime === formatClock(startsAt, timeZone, locale, endsAt);

  return (
    <div className="grid gap-3">
      <Fact
        tile={<DateBlock at={event.startsAt} timeZone={timeZone} />}
        title={formatDate(startsAt, timeZone, locale)}
      >
        <time dateTime={event.startsAt} className="block">
          {formatTime(startsAt, timeZone, locale, endsAt)}
        </time>
        <span className="block min-h-5">
          {ownTime && !isSameClock ? words.yourTime(ownTime) : untilThen(startsAt, locale, own)}
        </span>
      </Fact>
      <Fact tile={<Icon name={location ? "pin" : "globe"} />} title={<bdi>{location ?? common.online}</bdi>}>
        {onlineUrl ? (
          <a
            href={onlineUrl}
            target="_blank"
            rel="noopener noreferrer"
            className="inline-flex min-h-11 items-center font-semibold text-accent-text"
          >
            {words.joinOnline}
          </a>
        ) : (
          !location && words.linkForGuests
        )}
      </Fact>
    </div>
  );
}

function Fact({ tile, title, children }: { tile: ReactNode; title: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-13 items-center gap-3.5">
      <span className="grid h-12.5 w-12 flex-none place-items-center rounded-[13px] bg-fill text-soft">
        {tile}
      </span>
      <div className="min-w-0 type-sub text-muted">
        <b className="block type-head text-text">{title}</b>
        {children}
      </div>
    </div>
  );
}

/** "in 5 days"; nothing before the browser runs, or when it is behind. */
function untilThen(startsAt: Date, locale: string, own: string | undefined) {
  if (!own) return " ";
  const hours = (startsAt.getTime() - serverNow().getTime()) / 3_600_000;
  if (hours <= 0) return " ";
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  return hours < 24 ? format.format(Math.ceil(hours), "hour") : format.format(Math.round(hours / 24), "day");
}
