"use client";

import type { ReactNode } from "react";
import { useLocale, useWords } from "@/components/ui/locale";
import { formatNumber, formatWhen } from "@/messages/format";
import { receiptWords } from "@/messages/miniapp/receipt";
import type { Receipt as Shown } from "./answers";
import { showMoney } from "./money";

/** A receipt like one of paper: who, for what, how much, and what went back since. */
export function Receipt({ receipt }: { receipt: Shown }) {
  const words = useWords(receiptWords);
  const locale = useLocale();
  const { event, currency, fee, tax, taxId } = receipt;
  const money = (minor: number) => showMoney(minor, currency, locale);
  const when = (at: string) => formatWhen(new Date(at), event.timeZone, locale);
  const refunded = receipt.refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return (
    <article className="rounded-sheet bg-surface px-5 pt-5 pb-6 shadow-md print:rounded-none print:bg-white print:text-black print:shadow-none print:[&_*]:text-black!">
      <header className="flex items-baseline justify-between gap-4">
        <h1 className="type-title2">{words.title}</h1>
        <span dir="ltr" className="select-all font-mono font-semibold text-[15px]/5">
          {receipt.number}
        </span>
      </header>
      <dl className="mt-5 grid grid-cols-2 gap-x-4 gap-y-3.5">
        <Fact
          label={words.seller}
          value={
            <>
              {receipt.seller}
              {taxId && <Small>{`${words.taxId} ${taxId}`}</Small>}
            </>
          }
        />
        <Fact label={words.buyer} value={receipt.buyer} />
        <Fact label={words.paidAt} isWide value={when(receipt.paidAt)} />
        <Fact label={words.method} isWide value={words.methods[receipt.provider]} />
        <Fact
          label={words.event}
          isWide
          value={
            <>
              {event.title}
              <Small>{[when(event.startsAt), event.location].filter(Boolean).join(" · ")}</Small>
            </>
          }
        />
      </dl>
      <Perforation />
      <table className="w-full tabular-nums">
        <caption className="sr-only">{words.lines}</caption>
        <thead className="sr-only">
          <tr>
            <th>{words.what}</th>
            <th>{words.amount}</th>
          </tr>
        </thead>
        <tbody>
          {receipt.lines.map(({ name, quantity, unitMinor, discountMinor }) => (
            <Line
              key={`${name} ${unitMinor} ${discountMinor}`}
              label={words.line(quantity, name)}
              hint={quantity > 1 ? words.each(money(unitMinor)) : undefined}
              amount={money(unitMinor * quantity)}
              discount={
                discountMinor > 0 ? { label: words.discount, amount: `−${money(discountMinor)}` } : undefined
              }
            />
          ))}
        </tbody>
        <tfoot className="border-hairline border-t">
          <tr className="align-baseline">
            <th scope="row" className="pt-3 text-start type-head">
              {words.total}
            </th>
            <td className="pt-3 text-end type-title3">{money(receipt.amountMinor)}</td>
          </tr>
          {fee && <Row label={words.fee(fee.name)} amount={money(fee.amountMinor)} />}
          {tax && (
            <>
              <Row
                label={words.tax(tax.name, formatNumber(tax.basisPoints / 100, locale))}
                amount={money(tax.amountMinor)}
              />
              <Row label={words.net(tax.name)} amount={money(tax.netMinor)} />
            </>
          )}
          {receipt.refunds.map(({ at, amountMinor }) => (
            <Row key={at} label={words.refunded(when(at))} amount={`−${money(amountMinor)}`} />
          ))}
          {refunded > 0 && (
            <tr className="align-baseline">
              <th scope="row" className="pt-2 text-start type-head">
                {words.left}
              </th>
              <td className="pt-2 text-end type-head">{money(receipt.amountMinor - refunded)}</td>
            </tr>
          )}
        </tfoot>
      </table>
    </article>
  );
}

function Fact({ label, value, isWide }: { label: string; value: ReactNode; isWide?: boolean }) {
  return (
    <div className={`min-w-0 ${isWide ? "col-span-2" : ""}`}>
      <dt className="type-foot text-muted">{label}</dt>
      <dd className="type-head break-words" dir="auto">
        {value}
      </dd>
    </div>
  );
}

const Small = ({ children }: { children: ReactNode }) => (
  <small className="block font-normal text-[14px]/4.75 text-muted">{children}</small>
);

const Perforation = () => (
  <div aria-hidden="true" className="my-5 border-fill-strong border-t-2 border-dashed" />
);

type Priced = { label: string; amount: string };

function Line({
  label,
  hint,
  amount,
  discount,
}: Priced & { hint?: string | undefined; discount: Priced | undefined }) {
  return (
    <>
      <tr className="align-baseline">
        <td className="pb-2.5" dir="auto">
          {label}
          {hint && <small className="block text-[14px]/4.75 text-muted">{hint}</small>}
        </td>
        <td className="pb-2.5 ps-4 text-end">{amount}</td>
      </tr>
      {discount && (
        <tr className="align-baseline text-positive">
          <td className="pb-2.5">{discount.label}</td>
          <td className="pb-2.5 ps-4 text-end">{discount.amount}</td>
        </tr>
      )}
    </>
  );
}

const Row = ({ label, amount }: Priced) => (
  <tr className="align-baseline type-sub text-muted">
    <th scope="row" className="pt-1.5 text-start font-normal">
      {label}
    </th>
    <td className="pt-1.5 ps-4 text-end">{amount}</td>
  </tr>
);
