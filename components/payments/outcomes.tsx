"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { explain } from "@/components/api/explain";
import type { ShownEvent } from "@/components/events/answers";
import { ActionBar } from "@/components/telegram/action-bar";
import { useLocale, useWords } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { Outcome } from "@/components/ui/outcome";
import { checkoutWords } from "@/messages/miniapp/checkout";
import { commonWords } from "@/messages/miniapp/common";
import type { Payment } from "./answers";
import { CheckoutHead } from "./checkout-head";
import { HoldRow } from "./hold-row";
import { showMoney } from "./money";
import type { Stage } from "./stage";
import type { Acts } from "./use-paying";

/** The tickets are the person's own. */
export function Paid({
  event,
  payment,
  onDone,
}: {
  event: ShownEvent;
  payment: Payment | undefined;
  onDone: () => void;
}) {
  const words = useWords(checkoutWords);
  const locale = useLocale();
  const router = useRouter();
  const count = event.rsvp?.status === "confirmed" ? event.rsvp.partySize : 1;
  const leave = (to: string) => {
    onDone();
    router.replace(to);
  };
  return (
    <div className="grid gap-6">
      <Outcome look="positive" icon="check" title={words.paidTitle}>
        {payment?.status === "completed"
          ? words.paidText(count, showMoney(payment.amountMinor, payment.currency, locale))
          : words.gotText(count)}
      </Outcome>
      <div className="rounded-group bg-surface p-3">
        <CheckoutHead event={event} />
      </div>
      <ActionBar
        main={{ text: words.showTickets(count), onTap: () => leave(`/app/tickets/${event.code}`) }}
        secondary={{ text: words.done, onTap: () => leave(`/e/${event.ref}`) }}
      />
    </div>
  );
}

/** It ended without tickets, or with money on its way back. */
export function Ended({
  stage,
  payment,
  canStartAgain,
  onStartAgain,
  onLeave,
}: {
  stage: Extract<Stage, "returned" | "review" | "expired">;
  payment: Payment | undefined;
  canStartAgain: boolean;
  onStartAgain: () => void;
  onLeave: () => void;
}) {
  const words = useWords(checkoutWords);
  const locale = useLocale();
  const amount = payment ? showMoney(payment.amountMinor, payment.currency, locale) : "";
  const says = {
    expired: { icon: "clock", title: words.expiredTitle, text: words.expiredText },
    review: { icon: "warning", title: words.reviewTitle, text: words.reviewText },
    returned: {
      icon: "undo",
      title: words.returnedTitle,
      text: payment?.late === "duplicate" ? words.duplicateText(amount) : words.returnedText(amount),
    },
  } as const;
  const { icon, title, text } = says[stage];
  const leave = { text: words.toEvent, onTap: onLeave };
  return (
    <>
      <Outcome look="neutral" icon={icon} title={title}>
        {text}
      </Outcome>
      {canStartAgain && stage !== "review" ? (
        <ActionBar main={{ text: words.startAgain, onTap: onStartAgain }} secondary={leave} />
      ) : (
        <ActionBar main={leave} />
      )}
    </>
  );
}

/** A place that opened up for who waited: taking it begins to hold it for paying. */
export function Offered({ event, acts }: { event: ShownEvent; acts: Acts }) {
  const words = useWords(checkoutWords);
  const common = useWords(commonWords);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    await acts.accept().catch((error: Error) => setProblem(explain(error, common)));
    setBusy(false);
  };
  return (
    <div className="grid gap-4">
      <Outcome look="positive" icon="ticket" title={words.offerTitle}>
        {words.offerText}
      </Outcome>
      <CheckoutHead event={event} />
      {event.rsvp?.status === "pending" && (
        <HoldRow until={event.rsvp.holdExpiresAt} onOver={() => void acts.renew()} />
      )}
      {problem && <Notice icon="warning" look="danger" title={problem} />}
      <ActionBar main={{ text: words.take, onTap: () => void take(), isBusy }} />
    </div>
  );
}
