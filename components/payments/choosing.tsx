"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ShownEvent } from "@/components/events/answers";
import { placesLeft } from "@/components/events/places-left";
import { ActionBar } from "@/components/telegram/action-bar";
import { useLocale, useWords } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { useKept } from "@/components/ui/use-kept";
import { checkoutWords } from "@/messages/miniapp/checkout";
import type { Method, Offer } from "./answers";
import { CheckoutHead } from "./checkout-head";
import { showMoney } from "./money";
import { PromoField } from "./promo-field";
import { buyableOf, type Choice, mostOf, quoteOf } from "./quote";
import { Terms } from "./terms";
import { Total } from "./total";
import { TypeRows } from "./type-rows";
import type { Acts, Paying } from "./use-paying";
import { Ways } from "./ways";

type Props = {
  event: ShownEvent;
  offer: Offer;
  wished: string | null;
  promoCode: string | null;
  isPromoAsked: boolean;
  onPromo: (code: string | null) => void;
  acts: Acts;
  paying: Paying;
};

/** Which tickets and how to pay; one tap holds them and goes to pay. */
export function Choosing({ event, offer, wished, promoCode, isPromoAsked, onPromo, acts, paying }: Props) {
  const words = useWords(checkoutWords);
  const locale = useLocale();
  const router = useRouter();
  const [chosen, setChosen] = useKept<Choice | null>(`tickets-${event.code}`, null);
  const [way, setWay] = useState<Method>();
  const { methods, promo } = offer;
  const types = buyableOf(offer);
  const left = placesLeft(event);
  const isFull = left === 0 || types.every((type) => type.left === 0);
  const choice = fitting(chosen ?? usual(types, wished, isFull), types, left, isFull);
  const quote = quoteOf(offer, choice);
  const { lines, count, totalMinor, currency } = quote;
  const provider = way && methods.includes(way) ? way : methods[0];
  const total = showMoney(totalMinor, currency, locale);
  const isFree = totalMinor === 0;
  const canPay = isFull || isFree || provider !== undefined;

  const go = () =>
    paying.run(async () => {
      const rsvp = await acts.order({
        lines: lines.map(({ type, quantity }) => ({ ticketTypeId: type.id, quantity })),
        promoCode: promo ? promo.code : null,
      });
      setChosen(null);
      if (rsvp.status === "confirmed") router.replace(`/app/tickets/${event.code}`);
      if (rsvp.status === "pending" && provider) await paying.start(provider, totalMinor);
    });
  const text =
    count === 0
      ? words.chooseFirst
      : isFull
        ? words.joinList
        : isFree
          ? words.getFree(count)
          : words.pay(total);

  return (
    <div className="grid gap-4">
      <h1 className="type-large">{words.title}</h1>
      <CheckoutHead event={event} />
      {isFull && (
        <Notice icon="people" title={words.fullTitle}>
          {words.fullText}
        </Notice>
      )}
      <TypeRows
        types={types}
        choice={choice}
        onChange={setChosen}
        placesLeft={left}
        isFull={isFull}
        timeZone={event.timeZone}
      />
      {!isFull && (
        <>
          <PromoField
            code={promoCode}
            promo={promo}
            currency={currency}
            isBusy={isPromoAsked}
            onApply={onPromo}
          />
          {count > 0 && (
            <Total
              rows={[
                ...lines.map(({ type, quantity }) => ({
                  key: type.id,
                  label: words.line(quantity, type.name),
                  minor: type.priceMinor * quantity,
                })),
                ...(quote.discountMinor > 0 && promo
                  ? [{ key: "promo", label: promo.code, minor: quote.discountMinor, isDiscount: true }]
                  : []),
              ]}
              totalMinor={totalMinor}
              currency={currency}
              fee={offer.fee && { name: offer.fee.name, minor: quote.feeMinor }}
            />
          )}
          {(count === 0 || !isFree) && methods.length > 0 && (
            <Ways methods={methods} value={provider} onChoose={setWay} />
          )}
          {!canPay && <Notice icon="info" look="warning" title={words.noWays} />}
          <Terms event={event} policy={offer.refundPolicy} />
        </>
      )}
      {paying.problem && (
        <Notice icon="warning" look="danger" title={paying.problem.title}>
          {paying.problem.text}
        </Notice>
      )}
      <ActionBar
        main={{
          text,
          onTap: () => void go(),
          isDisabled: count === 0 || !canPay || isPromoAsked,
          isBusy: paying.isBusy,
        }}
      />
    </div>
  );
}

/** One of what the person came for, or of the only kind there is. */
function usual(types: Offer["ticketTypes"], wished: string | null, isFull: boolean): Choice {
  const buyable = types.filter((type) => type.isOnSale && (isFull || type.left !== 0));
  const one = buyable.find(({ id }) => id === wished) ?? (buyable.length === 1 ? buyable[0] : undefined);
  return one ? { [one.id]: 1 } : {};
}

/** As much of a choice as can still be had. */
function fitting(choice: Choice, types: Offer["ticketTypes"], left: number | null, isFull: boolean): Choice {
  const onSale = types.filter(({ isOnSale }) => isOnSale);
  return Object.fromEntries(
    onSale.map((type) => [type.id, Math.min(choice[type.id] ?? 0, mostOf(type, choice, left, isFull))]),
  );
}
