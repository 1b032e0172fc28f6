"use client";

import { useLocale, useWords } from "@/components/ui/locale";
import { paymentsWords } from "@/messages/miniapp/payments";
import type { Totals } from "./answers";
import { showMoney } from "./money";

/** What an event took in and what is left of it, in each currency. */
export function Balance({ totals }: { totals: Totals[] }) {
  const words = useWords(paymentsWords);
  const locale = useLocale();
  const earning = totals.filter(({ paidMinor }) => paidMinor > 0);
  return earning.map(({ currency, paidMinor, refundedMinor, completed }) => {
    const money = (minor: number) => showMoney(minor, currency, locale);
    return (
      <section key={currency} className="rounded-group bg-surface px-4 pt-3.5 pb-4">
        <h3 className="type-head">{words.balance}</h3>
        <dl className="mt-2 grid gap-2 [&>div]:flex [&>div]:items-baseline [&>div]:justify-between [&>div]:gap-4 [&_dd]:tabular-nums">
          <div className="type-row">
            <dt className="text-muted">{words.paid(completed)}</dt>
            <dd>{money(paidMinor)}</dd>
          </div>
          <div className="type-row">
            <dt className="text-muted">{words.refunded}</dt>
            <dd>
              {refundedMinor > 0 ? "−" : ""}
              {money(refundedMinor)}
            </dd>
          </div>
          <div className="border-hairline border-t pt-2.5">
            <dt className="type-head">{words.net}</dt>
            <dd className="type-title3">{money(paidMinor - refundedMinor)}</dd>
          </div>
        </dl>
        <p className="mt-1 type-foot text-muted">{words.beforeFees}</p>
      </section>
    );
  });
}
