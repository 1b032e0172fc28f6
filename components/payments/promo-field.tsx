"use client";

import { useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { useLocale, useWords } from "@/components/ui/locale";
import { formatNumber } from "@/messages/format";
import { checkoutWords } from "@/messages/miniapp/checkout";
import type { Offer } from "./answers";
import { showMoney } from "./money";

type Props = {
  /** The code that was asked with, whether or not it holds. */
  code: string | null;
  promo: Offer["promo"];
  currency: string;
  isBusy: boolean;
  onApply: (code: string | null) => void;
};

/** A code to type, or the one that holds with what it gives. What does not hold stays where it can be corrected. */
export function PromoField({ code, promo, currency, isBusy, onApply }: Props) {
  const words = useWords(checkoutWords);
  const locale = useLocale();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<string>();
  const isWrong = code !== null && promo === null && !isBusy && typed === undefined;

  if (promo && code) {
    const gives = {
      percent: () => words.off(`${formatNumber(promo.value / 100, locale)} %`),
      fixed: () => words.off(showMoney(promo.value, currency, locale)),
      unlock: () => words.unlocks,
    }[promo.kind]();
    return (
      <div className="flex min-h-13 items-center gap-2.5 rounded-tile bg-surface py-1 ps-4 pe-1">
        <Icon name="tag" />
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2.5 gap-y-1">
          <b className="type-head">{promo.code}</b>
          <Badge look="positive">{gives}</Badge>
        </span>
        <IconButton icon="close" label={words.promoRemove} onClick={() => onApply(null)} />
      </div>
    );
  }

  if (!isOpen && code === null)
    return (
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="press flex min-h-13 w-full items-center gap-2.5 rounded-tile bg-surface px-4 text-start text-accent-text"
      >
        <Icon name="tag" />
        {words.promoAdd}
      </button>
    );

  const text = typed ?? code ?? "";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = text.trim().toUpperCase();
        setTyped(undefined);
        onApply(wanted || null);
      }}
      className={`grid rounded-tile ${isWrong ? "bg-danger-tint" : "bg-surface"}`}
    >
      <div className="flex min-h-13 items-center gap-2.5 ps-4 pe-1.25">
        <Icon name="tag" />
        <label htmlFor={id} className="sr-only">
          {words.promo}
        </label>
        <input
          id={id}
          value={text}
          maxLength={31}
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for the field
          autoFocus={isOpen}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="done"
          placeholder={words.promo}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          onChange={({ target }) => setTyped(target.value)}
          className="min-h-11 min-w-0 flex-1 bg-transparent uppercase outline-none placeholder:text-faint placeholder:normal-case"
        />
        <Button type="submit" disabled={isBusy || text.trim() === ""}>
          {words.promoApply}
        </Button>
      </div>
      {isWrong && (
        <p id={`${id}-wrong`} role="alert" className="px-4 pb-3 type-sub text-danger">
          {words.promoGone}
        </p>
      )}
    </form>
  );
}
