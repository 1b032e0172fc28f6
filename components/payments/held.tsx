"use client";

import { useState } from "react";
import type { ShownEvent } from "@/components/events/answers";
import { ActionBar } from "@/components/telegram/action-bar";
import { ask } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { useLocale, useWords } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { Outcome } from "@/components/ui/outcome";
import { feesIn } from "@/domain/fees/rules";
import { declineReasonOf } from "@/domain/payments/rules";
import { checkoutWords } from "@/messages/miniapp/checkout";
import type { Method, Offer, Payment } from "./answers";
import { CheckoutHead } from "./checkout-head";
import { HoldRow } from "./hold-row";
import { showMoney } from "./money";
import { Terms } from "./terms";
import { Total } from "./total";
import type { Acts, Paying } from "./use-paying";
import { Ways } from "./ways";

type Props = {
  event: ShownEvent;
  offer: Offer;
  acts: Acts;
  paying: Paying;
  /** The attempt whose card was refused. */
  declined: Payment | undefined;
  onReleased: () => void;
};

/** Tickets that wait for their money: what they cost, how to pay, until when; after a refused card, why. */
export function Held({ event, offer, acts, paying, declined, onReleased }: Props) {
  const words = useWords(checkoutWords);
  const locale = useLocale();
  const [way, setWay] = useState<Method | undefined>(declined?.provider);
  const { held, methods, refundPolicy, fee } = offer;
  const provider = way && methods.includes(way) ? way : methods[0];
  const rows = grouped(held);
  const prices = held.map(({ priceMinor }) => priceMinor);
  const totalMinor = prices.reduce((sum, priceMinor) => sum + priceMinor, 0);
  const currency = held[0]?.currency ?? declined?.currency ?? "USD";
  const total = showMoney(totalMinor, currency, locale);
  const until = event.rsvp?.status === "pending" ? event.rsvp.holdExpiresAt : null;

  const release = () =>
    paying.run(async () => {
      const isSure = await ask({
        title: words.releaseTitle,
        message: words.releaseText,
        yes: words.releaseYes,
        no: words.releaseNo,
        isDestructive: true,
      });
      if (!isSure) return;
      await acts.release();
      onReleased();
    });

  return (
    <div className="grid gap-4">
      {declined ? (
        <Outcome look="danger" icon="close" title={words.declinedTitle}>
          {words.declined[declineReasonOf(declined.failureReason)]} {words.nothingCharged}
        </Outcome>
      ) : (
        <>
          <h1 className="type-large">{words.title}</h1>
          <CheckoutHead event={event} />
        </>
      )}
      {until && <HoldRow until={until} onOver={() => void acts.renew()} />}
      {!declined && (
        <Total
          rows={rows.map(({ key, name, quantity, minor }) => ({
            key,
            label: words.line(quantity, name),
            minor,
          }))}
          totalMinor={totalMinor}
          currency={currency}
          fee={fee && { name: fee.name, minor: feesIn(prices, fee) }}
        />
      )}
      {methods.length > 0 ? (
        <Ways methods={methods} value={provider} onChoose={setWay} />
      ) : (
        <Notice icon="info" look="warning" title={words.noWays} />
      )}
      {paying.problem && (
        <Notice icon="warning" look="danger" title={paying.problem.title}>
          {paying.problem.text}
        </Notice>
      )}
      <Terms event={event} policy={refundPolicy} />
      <div className="grid justify-items-center">
        <Button look="danger" disabled={paying.isBusy} onClick={() => void release()}>
          {words.release}
        </Button>
      </div>
      {held.length > 0 && (
        <ActionBar
          main={{
            text: declined ? words.tryAgain(total) : words.pay(total),
            onTap: () => void paying.run(async () => provider && paying.start(provider, totalMinor)),
            isDisabled: provider === undefined,
            isBusy: paying.isBusy,
          }}
        />
      )}
    </div>
  );
}

/** Seats of one kind at one price in one line. */
function grouped(held: Offer["held"]) {
  const rows = new Map<string, { key: string; name: string; quantity: number; minor: number }>();
  for (const { name, priceMinor } of held) {
    const key = `${name}\n${priceMinor}`;
    const row = rows.get(key) ?? { key, name, quantity: 0, minor: 0 };
    rows.set(key, { ...row, quantity: row.quantity + 1, minor: row.minor + priceMinor });
  }
  return [...rows.values()];
}
