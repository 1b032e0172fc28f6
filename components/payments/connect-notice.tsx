"use client";

import { explain } from "@/components/api/explain";
import { useTelegram } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useWords } from "@/components/ui/locale";
import { commonWords } from "@/messages/miniapp/common";
import { paymentsWords } from "@/messages/miniapp/payments";
import { useConnect, useStripeAccount } from "./payments-query";

/** What stands between a host and selling: an account of their own. Nothing once it can take money. */
export function ConnectNotice() {
  const words = useWords(paymentsWords);
  const common = useWords(commonWords);
  const { native } = useTelegram();
  const { data: account } = useStripeAccount(true);
  const { mutate, isPending, error } = useConnect();
  if (account === undefined || account?.chargesEnabled) return null;

  const title = { none: words.connectTitle, open: words.connectOpen, off: words.connectAgain };
  const text = { none: words.connectText, open: words.connectOpenText, off: words.connectAgainText };
  const isOpen = account?.isConnected === true;
  const state = isOpen ? "open" : account ? "off" : "none";
  const connect = () =>
    mutate(undefined, {
      onSuccess: ({ url }) => (native ? native.openElsewhere(url) : window.open(url, "_blank", "noopener")),
    });
  return (
    <section className="grid gap-3 rounded-group bg-accent-tint p-4">
      <div className="flex gap-3">
        <span className="text-accent-text">
          <Icon name="card" />
        </span>
        <div className="min-w-0 type-sub">
          <h3 className="type-head">{title[state]}</h3>
          <p className="text-soft">{text[state]}</p>
        </div>
      </div>
      {error && (
        <p role="alert" className="type-sub text-danger">
          {explain(error, common)}
        </p>
      )}
      <Button size="block" look="fill" disabled={isPending} aria-busy={isPending} onClick={connect}>
        {isOpen ? words.connectGoOn : words.connect}
      </Button>
    </section>
  );
}
