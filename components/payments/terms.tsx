"use client";

import { useLocale, useWords } from "@/components/ui/locale";
import { checkoutWords } from "@/messages/miniapp/checkout";
import type { Offer } from "./answers";
import { refundLine } from "./refund-line";

type Props = { event: { startsAt: string; timeZone: string }; policy: Offer["refundPolicy"] };

/** What comes back and what paying agrees to. */
export function Terms({ event, policy }: Props) {
  const words = useWords(checkoutWords);
  const locale = useLocale();
  return (
    <p className="text-balance px-2 text-center type-foot text-muted">
      {refundLine(policy, event, words, locale)} {words.termsBefore}{" "}
      <a href="/terms" target="_blank" rel="noopener" className="tap-44 font-semibold text-accent-text">
        {words.terms}
      </a>
      .
    </p>
  );
}
