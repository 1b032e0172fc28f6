"use client";

import { useLocale, useWords } from "@/components/ui/locale";
import { checkoutWords } from "@/messages/miniapp/checkout";
import { commonWords } from "@/messages/miniapp/common";
import { showMoney } from "./money";

type Row = { key: string; label: string; minor: number; isDiscount?: boolean };

type Props = {
  rows: Row[];
  totalMinor: number;
  currency: string;
  /** A part of the total that has a name of its own. */
  fee: { name: string; minor: number } | null;
};

/** What is paid for, and the sum below. */
export function Total({ rows, totalMinor, currency, fee }: Props) {
  const words = useWords(checkoutWords);
  const common = useWords(commonWords);
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
          {fee && fee.minor > 0 && (
            <small className="block text-end font-normal type-foot text-muted" dir="auto">
              {common.including(showMoney(fee.minor, currency, locale), fee.name)}
            </small>
          )}
        </dd>
      </div>
    </dl>
  );
}
