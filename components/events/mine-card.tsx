"use client";

import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { useLocale, useWords } from "@/components/ui/locale";
import { formatClock, formatWhenShort } from "@/messages/format";
import { commonWords } from "@/messages/miniapp/common";
import { mineWords } from "@/messages/miniapp/mine";
import { Banner } from "./banner";
import { Place } from "./event-card";
import { Thumb } from "./manage-thumb";
import type { MyEvent } from "./mine-query";

type Props = { mine: MyEvent; isPast: boolean };

/** One of the person's events in a row: when, what, where, and how they stand to it. */
export function MineCard({ mine, isPast }: Props) {
  return (
    <Link
      href={`/e/${mine.event.code}`}
      className="press flex items-center gap-3.5 rounded-group bg-surface p-3"
    >
      <Thumb event={mine.event} className={`size-23 rounded-tile ${isPast ? "opacity-70" : ""}`} />
      <span className="min-w-0 flex-1">
        <Facts mine={mine} isPast={isPast} />
      </span>
    </Link>
  );
}

/** The next one, with its picture. */
export function MineNext({ mine }: { mine: MyEvent }) {
  return (
    <Link href={`/e/${mine.event.code}`} className="press block overflow-hidden rounded-group bg-surface">
      <Banner event={mine.event} size="card" isFirst className="aspect-[2.15]" />
      <span className="block px-4 pt-3.5 pb-4">
        <Facts mine={mine} isPast={false} />
      </span>
    </Link>
  );
}

function Facts({ mine, isPast }: Props) {
  const locale = useLocale();
  const { title, startsAt, timeZone } = mine.event;
  return (
    <>
      <time
        dateTime={startsAt}
        className={`block truncate font-semibold text-[14px]/5 ${isPast ? "text-muted" : "text-accent-text"}`}
      >
        {formatWhenShort(new Date(startsAt), timeZone, locale)}
      </time>
      <span className="line-clamp-2 type-head" dir="auto">
        {title}
      </span>
      <span className="block truncate type-sub text-muted">
        <Place event={mine.event} />
      </span>
      <Standing mine={mine} isPast={isPast} />
    </>
  );
}

function Standing({ mine: { event, rsvp }, isPast }: Props) {
  const words = useWords(mineWords);
  const common = useWords(commonWords);
  const locale = useLocale();
  const badge = () => {
    if (event.status === "cancelled") return <Badge look="danger">{common.cancelled}</Badge>;
    if (isPast) return null;
    switch (rsvp.status) {
      case "pending": {
        const until = formatClock(new Date(rsvp.offerExpiresAt), event.timeZone, locale);
        return <Badge look="warning">{words.offerUntil(until)}</Badge>;
      }
      case "waitlisted":
        return <Badge>{words.position(rsvp.position)}</Badge>;
      case "confirmed":
        return (
          <Badge look="positive">
            <Icon name="check" size="xs" />
            {rsvp.partySize > 1 ? words.goingWith(rsvp.partySize - 1) : words.going}
          </Badge>
        );
      default:
        return null;
    }
  };
  const shown = badge();
  return shown && <span className="mt-1.5 block">{shown}</span>;
}
