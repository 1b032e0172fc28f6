"use client";

import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { useLocale, useWords } from "@/components/ui/locale";
import { formatClockThere, formatWhenShort } from "@/messages/format";
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
      href={isPast ? `/e/${mine.event.ref}` : wayOf(mine)}
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
    <Link href={wayOf(mine)} className="press block overflow-hidden rounded-group bg-surface">
      <Banner event={mine.event} size="card" isFirst className="aspect-[2.15]" />
      <span className="block px-4 pt-3.5 pb-4">
        <Facts mine={mine} isPast={false} />
      </span>
    </Link>
  );
}

/** Where one wants to go from the list: to the ticket, to paying what is held, else to the event. */
function wayOf({ event, rsvp }: MyEvent): string {
  if (event.status !== "published" || !event.price) return `/e/${event.ref}`;
  if (rsvp.status === "confirmed") return `/app/tickets/${event.code}`;
  if (rsvp.status === "pending" && rsvp.holdKind === "checkout") return `/app/checkout/${event.code}`;
  return `/e/${event.ref}`;
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
        const until = formatClockThere(new Date(rsvp.holdExpiresAt), event.timeZone, locale);
        const says = rsvp.holdKind === "checkout" ? words.payUntil : words.offerUntil;
        return <Badge look="warning">{says(until)}</Badge>;
      }
      case "waitlisted":
        return <Badge>{words.position(rsvp.position)}</Badge>;
      case "confirmed":
        if (event.price)
          return (
            <Badge look="positive">
              <Icon name="ticket" size="xs" />
              {words.ticket(rsvp.partySize)}
            </Badge>
          );
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
