"use client";

import { useState } from "react";
import { explain } from "@/components/api/explain";
import { useTelegram, vibrate } from "@/components/telegram/telegram";
import { useLocale, useWords } from "@/components/ui/locale";
import { checkoutWords } from "@/messages/miniapp/checkout";
import { commonWords } from "@/messages/miniapp/common";
import type { Method, Payment } from "./answers";
import { showMoney } from "./money";
import type { useCheckoutActs } from "./use-checkout";

export type Acts = ReturnType<typeof useCheckoutActs>;
export type Problem = { title: string; text?: string };
export type Paying = ReturnType<typeof usePaying>;

/** Going to pay and coming back from it. What Telegram says of an invoice is a hint that decides which screen waits. */
export function usePaying(acts: Acts, setPayment: (id: string | null) => void) {
  const words = useWords(checkoutWords);
  const common = useWords(commonWords);
  const locale = useLocale();
  const { native } = useTelegram();
  // Whoever comes back to an open payment may have paid it.
  const [isPaying, setPaying] = useState(true);
  const [isRetrying, setRetrying] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  /** Opens where a payment is paid. */
  const open = async (payment: Payment) => {
    if (!payment.url) return;
    if (payment.provider === "stripe") {
      native?.openElsewhere(payment.url);
      return setPaying(true);
    }
    const hint = await native?.openInvoice(payment.url);
    if (hint === undefined) native?.openTelegram(payment.url);
    setPaying(hint !== "cancelled");
  };

  /** Does something one at a time, and tells what is wrong with it. */
  const run = async (act: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      vibrate("error");
      setProblem({ title: explain(error, common) });
    } finally {
      setBusy(false);
    }
  };

  /** Pays for what is held, unless it costs something else than the person saw. */
  const start = async (provider: Method, shownMinor: number) => {
    const payment = await acts.pay(provider);
    setRetrying(payment.failureReason !== null);
    if (payment.amountMinor !== shownMinor) {
      const amount = showMoney(payment.amountMinor, payment.currency, locale);
      setPaying(false);
      setPayment(payment.id);
      return setProblem({ title: words.priceChanged(amount), text: words.priceChangedText });
    }
    // Nothing is waited for before the person has been to where it is paid.
    setPaying(false);
    setPayment(payment.id);
    await open(payment);
  };

  return {
    isPaying,
    isRetrying,
    isBusy,
    problem,
    run,
    start,
    open,
    payOtherwise: () => setPaying(false),
    reset: () => {
      setPaying(true);
      setRetrying(false);
      setProblem(undefined);
    },
  };
}
