"use client";

import { useLocale, useWords } from "@/components/ui/locale";
import { checkoutWords } from "@/messages/miniapp/checkout";
import { showMoney } from "./money";

type Row = { key: string; label: string; minor: number; isDiscount?: boolean };

/** What is paid for, and the sum below. */
export function Total({ rows, totalMinor, currency }: { rows: Row[]; totalMinor: number; currency: string }) {
  const words = useWords(checkoutWords);
  const locale = useLocale();
  return (
    <dl className="grid gap-1.5 px-1">
      {rows.map(({ key, label, minor, isDiscount }) => (
        <div
          key={key}
          className={`flex justify-between gap-4 type-sub ${isDiscount ? "text-positive" : "text-soft"}`}
        >
          <dt className="min-w-0" dir="auto">
            {label}
          </dt>
          <dd className="flex-none tabular-nums">
            {isDiscount ? "−" : ""}
            {showMoney(minor, currency, locale)}
          </dd>
        </div>
      ))}
      <div aria-live="polite" className="flex items-baseline justify-between gap-4">
        <dt className="type-head">{words.total}</dt>
        <dd className="type-title3 tabular-nums">
          {totalMinor === 0 ? words.free : showMoney(totalMinor, currency, locale)}
        </dd>
      </div>
    </dl>
  );
}
