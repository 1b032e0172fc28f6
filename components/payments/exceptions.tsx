"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useLocale, useWords } from "@/components/ui/locale";
import { paymentsWords } from "@/messages/miniapp/payments";
import type { PaymentLine } from "./answers";
import { showMoney } from "./money";
import { oddityOf } from "./oddity";

/** What went another way than it should: what it is, how much, and what is left to do. */
export function Exceptions({
  payments,
  onOpen,
}: {
  payments: PaymentLine[];
  onOpen: (paymentId: string) => void;
}) {
  const words = useWords(paymentsWords);
  const locale = useLocale();
  const odd = payments.flatMap((payment) => {
    const kind = oddityOf(payment);
    return kind && !payment.isResolved ? [{ payment, kind }] : [];
  });
  if (odd.length === 0) return null;
  return (
    <section className="grid gap-3 rounded-group bg-surface p-3.5">
      <h3 className="flex items-center gap-3 px-0.5 type-head">
        <span className="grid size-10 flex-none place-items-center rounded-full bg-warning-tint text-warning">
          <Icon name="warning" />
        </span>
        {words.exceptionsTitle(odd.length)}
      </h3>
      {odd.map(({ payment, kind }) => (
        <article key={payment.id} className="grid gap-1.5 rounded-tile bg-warning-tint px-4 py-3.5 type-sub">
          <h4 className="flex items-baseline justify-between gap-4 type-head">
            {words.exceptions[kind].title}
            <span className="flex-none tabular-nums">
              {showMoney(payment.amountMinor, payment.currency, locale)}
            </span>
          </h4>
          <p>
            <bdi className="font-semibold">{payment.name}</bdi>. {words.exceptions[kind].text}
          </p>
          <div className="pt-1">
            <Button look={kind === "review" ? "fill" : "quiet"} onClick={() => onOpen(payment.id)}>
              {words.look}
            </Button>
          </div>
        </article>
      ))}
    </section>
  );
}
