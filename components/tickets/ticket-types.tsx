"use client";

import { useSession } from "@/components/api/use-session";
import type { ShownEvent } from "@/components/events/answers";
import { placesLeft } from "@/components/events/places-left";
import { feeLine } from "@/components/payments/fee-line";
import { showMoney } from "@/components/payments/money";
import { buyableOf } from "@/components/payments/quote";
import { refundLine } from "@/components/payments/refund-line";
import { Stock } from "@/components/payments/type-rows";
import { useOffer } from "@/components/payments/use-checkout";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { useLocale, useWords } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { formatWhenShort } from "@/messages/format";
import { checkoutWords } from "@/messages/miniapp/checkout";

/** The kinds of tickets that an event sells; a tap goes to buy one. */
export function TicketTypes({ event, promo }: { event: ShownEvent; promo: string | null }) {
  const words = useWords(checkoutWords);
  const locale = useLocale();
  const { session } = useSession();
  const { data: offer } = useOffer(event.ref, promo);
  if (!offer)
    return (
      <div className="grid gap-2">
        <Skeleton className="h-17 rounded-tile!" />
        <Skeleton className="h-17 rounded-tile!" />
      </div>
    );
  const types = buyableOf(offer);
  const isFull = placesLeft(event) === 0 || types.every(({ left }) => left === 0);
  const canBuy =
    session !== undefined && (event.rsvp === null || ["none", "cancelled"].includes(event.rsvp.status));
  const row = "flex min-h-17 items-center gap-3 rounded-tile bg-fill px-4 py-3";

  return (
    <div className="grid gap-2">
      {types.map((type) => {
        const canBeHad = type.isOnSale && (isFull || type.left !== 0);
        const price = type.priceMinor === 0 ? words.free : showMoney(type.priceMinor, type.currency, locale);
        const content = (
          <>
            <span className={`min-w-0 flex-1 ${canBeHad ? "" : "text-muted"}`}>
              <b className="block type-head" dir="auto">
                {type.name}
              </b>
              <span className="block type-sub text-muted [&:empty]:hidden">
                <Stock type={type} isFull={isFull} timeZone={event.timeZone} isAlone />
              </span>
            </span>
            <span className={`type-head whitespace-nowrap tabular-nums ${canBeHad ? "" : "text-muted"}`}>
              {price}
            </span>
          </>
        );
        if (!canBuy || !canBeHad)
          return (
            <div key={type.id} className={row}>
              {content}
            </div>
          );
        const query = new URLSearchParams({ type: type.id, ...(promo ? { promo } : {}) });
        return (
          <Link key={type.id} href={`/app/checkout/${event.code}?${query}`} className={`press ${row}`}>
            {content}
            <span className="-me-1 text-faint rtl:-scale-x-100">
              <Icon name="right" size="s" />
            </span>
          </Link>
        );
      })}
      {promo && offer.promo === null && (
        <p role="status" className="type-foot text-danger">
          {words.promoGone}
        </p>
      )}
      <p className="pt-1 type-foot text-muted">
        {[
          feeLine(offer, words, locale),
          offer.back?.fullUntil
            ? words.fullUntil(formatWhenShort(new Date(offer.back.fullUntil), event.timeZone, locale))
            : refundLine(offer.refundPolicy, event, words, locale),
        ]
          .filter(Boolean)
          .join(" ")}
      </p>
    </div>
  );
}
