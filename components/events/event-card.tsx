"use client";

import { QuickRsvp } from "@/components/rsvps/quick-rsvp";
import { Badge } from "@/components/ui/badge";
import { DateBlock } from "@/components/ui/date-block";
import { Link } from "@/components/ui/link";
import { useLocale, useWords } from "@/components/ui/locale";
import type { Currency } from "@/domain/money";
import { formatMoney, formatWhenShort } from "@/messages/format";
import { commonWords } from "@/messages/miniapp/common";
import type { ListedEvent } from "./answers";
import { Banner } from "./banner";

/** Few enough to be worth saying. */
const fewLeft = 10;

type Props = { event: ListedEvent; isFirst?: boolean };

/** An event in the list: a tap opens it, the pill answers at once. */
export function EventCard({ event, isFirst = false }: Props) {
  const words = useWords(commonWords);
  const locale = useLocale();
  const { ref, title, startsAt, timeZone, placesLeft: left } = event;
  const going = [
    event.going > 0 && words.going(event.going),
    left !== null && left > fewLeft && words.left(left),
  ];
  return (
    <article className="relative grid min-w-0 content-start gap-3">
      <div className="press relative isolate overflow-hidden rounded-card">
        <Banner event={event} size="card" isFirst={isFirst} className="aspect-video" />
        <span className="absolute top-3 left-3 rounded-[13px] bg-surface shadow-md">
          <DateBlock at={startsAt} timeZone={timeZone} />
        </span>
        <Scarcity event={event} />
      </div>
      <div className="min-w-0">
        <h3 className="truncate type-title3" dir="auto">
          <Link href={`/e/${ref}`} className="after:absolute after:inset-0 after:rounded-card">
            {title}
          </Link>
        </h3>
        <p className="truncate type-sub text-muted">
          <time dateTime={startsAt}>{formatWhenShort(new Date(startsAt), timeZone, locale)}</time> ·{" "}
          <Place event={event} />
        </p>
        <div className="mt-1 flex min-h-11 items-center gap-2.5">
          <span className="min-w-0 flex-1 truncate text-[14px] text-muted tabular-nums">
            {going.filter(Boolean).join(" · ")}
          </span>
          <span className="type-head whitespace-nowrap">
            <Price event={event} />
          </span>
          <QuickRsvp event={event} />
        </div>
      </div>
    </article>
  );
}

/** An event in the grid, like a small poster. */
export function EventPoster({ event, isFirst = false }: Props) {
  const locale = useLocale();
  const { ref, title, startsAt, timeZone } = event;
  return (
    <article className="relative grid min-w-0 content-start gap-2">
      <div className="press relative isolate overflow-hidden rounded-card">
        <Banner event={event} size="card" isFirst={isFirst} className="aspect-4/5" />
        <span className="absolute top-2 left-2 rounded-[11px] bg-surface shadow-md">
          <DateBlock at={startsAt} timeZone={timeZone} isSmall />
        </span>
        <Scarcity event={event} />
      </div>
      <h3 className="line-clamp-2 min-h-10 font-semibold text-base/5" dir="auto">
        <Link href={`/e/${ref}`} className="after:absolute after:inset-0 after:rounded-card">
          {title}
        </Link>
      </h3>
      <p className="truncate text-[14px]/4.75 text-muted">
        <time dateTime={startsAt}>{formatWhenShort(new Date(startsAt), timeZone, locale)}</time>
      </p>
      <div className="flex min-h-9 items-center justify-between gap-2">
        <span className="type-sub font-semibold">
          <Price event={event} />
        </span>
        <QuickRsvp event={event} />
      </div>
    </article>
  );
}

function Scarcity({
  event: { sale, placesLeft: left },
}: {
  event: Pick<ListedEvent, "sale" | "placesLeft">;
}) {
  const words = useWords(commonWords);
  const isScarce = sale.state === "open" && left !== null && left <= fewLeft;
  if (!isScarce && sale.state !== "full") return null;
  return (
    <span className="absolute bottom-3 left-3">
      <Badge look="plate">{isScarce ? words.left(left) : words.full}</Badge>
    </span>
  );
}

/** Where it is, in a word. */
export function Place({ event }: { event: Pick<ListedEvent, "location"> & { isOnline?: boolean } }) {
  const words = useWords(commonWords);
  return <bdi>{event.location ?? words.online}</bdi>;
}

function Price({ event: { price, pricesDiffer } }: { event: Pick<ListedEvent, "price" | "pricesDiffer"> }) {
  const words = useWords(commonWords);
  const locale = useLocale();
  if (!price?.minor) return words.free;
  const money = formatMoney(price.minor, price.currency as Currency, locale);
  return pricesDiffer ? words.fromPrice(money) : money;
}
