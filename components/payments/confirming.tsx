"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ShownEvent } from "@/components/events/answers";
import { ActionBar } from "@/components/telegram/action-bar";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useLocale, useWords } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { serverNow } from "@/components/ui/server-time";
import { useNow } from "@/components/ui/use-now";
import { declineReasonOf } from "@/domain/payments/rules";
import { checkoutWords } from "@/messages/miniapp/checkout";
import type { Payment } from "./answers";
import { HoldRow } from "./hold-row";
import { showMoney } from "./money";
import type { Paying } from "./use-paying";

type Props = { event: ShownEvent; payment: Payment; paying: Paying; onOver: () => void };

/** From here on it is said that it takes longer than usual. */
const longMs = 20_000;

/** Waits for the truth about a payment, which is the server's; the screen can be closed. */
export function Confirming({ event, payment, paying, onOver }: Props) {
  const words = useWords(checkoutWords);
  const locale = useLocale();
  const router = useRouter();
  const [since] = useState(() => serverNow().getTime());
  const now = useNow(1_000);
  const isStripe = payment.provider === "stripe";
  const isLong = !isStripe && now !== undefined && now.getTime() - since > longMs;
  const amount = showMoney(payment.amountMinor, payment.currency, locale);
  const until = event.rsvp?.status === "pending" ? event.rsvp.holdExpiresAt : null;

  return (
    <div className="grid gap-4">
      <div role="status" className="grid justify-items-center gap-1.5 px-3 pt-9 pb-2 text-center">
        <span
          aria-hidden="true"
          className="mb-4 size-14 animate-spin rounded-full border-4 border-fill-strong border-t-accent motion-reduce:animate-none"
        />
        <h1 className="type-title2 text-balance">
          {isStripe ? words.waitingStripeTitle : words.waitingTitle}
        </h1>
        <p className="max-w-80 text-balance type-sub text-soft">
          {isStripe
            ? words.waitingStripeText(amount)
            : isLong
              ? words.waitingLong
              : words.waitingText(amount)}
        </p>
      </div>
      {payment.failureReason && (
        <Notice icon="warning" look="warning" title={words.lastDeclined}>
          {words.declined[declineReasonOf(payment.failureReason)]}
        </Notice>
      )}
      {until && <HoldRow until={until} onOver={onOver} />}
      <ol className="divide-y divide-hairline overflow-hidden rounded-group bg-surface">
        <Step title={words.steps.held} state="done" />
        <Step title={words.steps.payment} state={isStripe ? "open" : "done"} />
        <Step title={words.steps.confirmation} state="now" />
      </ol>
      <p className="px-5 text-center type-foot text-muted">{words.closeAnytime}</p>
      <div className="grid justify-items-center">
        <Button look="quiet" onClick={paying.payOtherwise}>
          {words.otherWay}
        </Button>
      </div>
      <ActionBar
        main={{
          text: words.openAgain,
          // The address of an invoice is made anew.
          onTap: () =>
            void paying.run(() =>
              payment.url ? paying.open(payment) : paying.start(payment.provider, payment.amountMinor),
            ),
          isBusy: paying.isBusy,
        }}
        secondary={{ text: words.close, onTap: () => router.replace(`/e/${event.ref}`) }}
      />
    </div>
  );
}

function Step({ title, state }: { title: string; state: "done" | "open" | "now" }) {
  const words = useWords(checkoutWords);
  const says = { done: words.stepDone, open: words.stepOpen, now: words.stepNow }[state];
  return (
    <li className="flex min-h-13 items-center gap-3 px-4 py-2">
      <span className={state === "done" ? "text-positive" : "text-faint"}>
        <Icon name={state === "done" ? "check" : "clock"} />
      </span>
      <span className="flex-1">{title}</span>
      <span className="type-sub text-muted">{says}</span>
    </li>
  );
}
