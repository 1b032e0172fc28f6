"use client";

import { Fragment } from "react";
import { useLocale, useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { Stepper } from "@/components/ui/stepper";
import { formatWhenShort } from "@/messages/format";
import { checkoutWords } from "@/messages/miniapp/checkout";
import type { OfferedType } from "./answers";
import { showMoney } from "./money";
import { type Choice, mostOf } from "./quote";

type Props = {
  types: OfferedType[];
  choice: Choice;
  onChange: (choice: Choice) => void;
  placesLeft: number | null;
  /** Everything is taken: what is chosen is what one would like. */
  isFull: boolean;
  timeZone: string;
};

/** How many of each kind of ticket. */
export function TypeRows({ types, choice, onChange, placesLeft, isFull, timeZone }: Props) {
  const words = useWords(checkoutWords);
  const locale = useLocale();
  return (
    <div className="divide-y divide-hairline overflow-hidden rounded-group bg-surface">
      {types.map((type) => {
        const most = mostOf(type, choice, placesLeft, isFull);
        const quantity = Math.min(choice[type.id] ?? 0, most);
        const canBeHad = type.isOnSale && (isFull || type.left !== 0);
        return (
          <div key={type.id} className="flex min-h-17 items-center gap-3 px-4 py-2.5">
            <div className={`min-w-0 flex-1 ${canBeHad ? "" : "text-muted"}`}>
              <h2 className="type-head" dir="auto">
                {type.name}
              </h2>
              <p className="type-sub text-muted">
                {type.priceMinor === 0
                  ? words.free
                  : words.each(showMoney(type.priceMinor, type.currency, locale))}
                <Stock type={type} isFull={isFull} timeZone={timeZone} />
              </p>
            </div>
            {canBeHad && (
              <Stepper
                label={words.quantity(type.name)}
                fewer={words.fewer(type.name)}
                more={words.more(type.name)}
                value={quantity}
                min={0}
                max={most}
                onChange={(next) => onChange({ ...choice, [type.id]: next })}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Few enough to be worth saying. */
const fewLeft = 10;

type StockProps = {
  type: OfferedType;
  isFull: boolean;
  timeZone: string;
  /** Nothing stands before it in its line. */
  isAlone?: boolean;
};

/** Whether and until when a kind of ticket can be had, in a few words. */
export function Stock({ type, isFull, timeZone, isAlone = false }: StockProps) {
  const words = useWords(checkoutWords);
  const locale = useLocale();
  const when = (at: string) => formatWhenShort(new Date(at), timeZone, locale);
  const { left, isOnSale, salesStartAt, salesEndAt, maxPerPerson, isHidden } = type;
  const isEarly = salesStartAt !== null && new Date(salesStartAt) > serverNow();
  const facts = !isOnSale
    ? [isEarly ? words.onSaleFrom(when(salesStartAt)) : words.saleOver]
    : left === 0 && !isFull
      ? [words.soldOut]
      : [
          left !== null && left > 0 && words.left(left),
          salesEndAt !== null && words.onSaleUntil(when(salesEndAt)),
          maxPerPerson !== null && words.max(maxPerPerson),
          isHidden && words.hidden,
        ].filter((fact) => typeof fact === "string");
  const isScarce = isOnSale && left !== null && left > 0 && left <= fewLeft;
  return facts.map((fact, n) => (
    <Fragment key={fact}>
      {(n > 0 || !isAlone) && "\u00A0· "}
      <span className={n === 0 && isScarce ? "font-semibold text-warning" : ""}>{fact}</span>
    </Fragment>
  ));
}
