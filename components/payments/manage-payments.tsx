"use client";

import { useState } from "react";
import { ManagePart } from "@/components/events/manage-part";
import type { Managed } from "@/components/events/manage-query";
import { lazily } from "@/components/ui/lazily";
import { LoadFailed } from "@/components/ui/load-failed";
import { useWords } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { paymentsWords } from "@/messages/miniapp/payments";
import type { PaymentLine } from "./answers";
import { Balance } from "./balance";
import { ConnectNotice } from "./connect-notice";
import { Exceptions } from "./exceptions";
import { PaymentsList } from "./payments-list";
import { type Filter, usePaymentLine, usePayments } from "./payments-query";
import { Promos } from "./promos";
import { RefundsUnderWay } from "./refunds-under-way";

const PaymentSheet = lazily(() => import("./payment-sheet").then((file) => file.PaymentSheet));

type Props = {
  code: string;
  botUsername: string;
  isOwnAccount: boolean;
  /** The payment that a link leads to. */
  first?: string | undefined;
};

/** The money of one's own event: what came in, what needs a look, and every payment with what can be done about it. */
export function Payments({ code, botUsername, ...props }: Props) {
  const words = useWords(paymentsWords);
  return (
    <ManagePart code={code} botUsername={botUsername} title={words.title}>
      {(managed) => <Money managed={managed} botUsername={botUsername} {...props} />}
    </ManagePart>
  );
}

function Money({ managed, botUsername, isOwnAccount, first }: { managed: Managed } & Omit<Props, "code">) {
  const words = useWords(paymentsWords);
  const { event } = managed;
  const [filter, setFilter] = useState<Filter>("all");
  const [openId, setOpenId] = useState(first);
  const all = usePayments(event.code, "all");
  const shown = usePayments(event.code, filter);
  const linked = usePaymentLine(event.code, first);
  const lines = all.data?.pages.flatMap(({ items }) => items) ?? [];
  const listed = shown.data?.pages.flatMap(({ items }) => items);
  const open: PaymentLine | undefined = [...lines, ...(listed ?? []), ...(linked.data ?? [])].find(
    ({ id }) => id === openId,
  );
  const totals = all.data?.pages[0]?.totals;

  if (all.error && !totals)
    return (
      <LoadFailed title={words.failedTitle} text={words.failedText} onRetry={() => void all.refetch()} />
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {isOwnAccount && <ConnectNotice />}
      <RefundsUnderWay code={event.code} isCancelled={event.status === "cancelled"} />
      <Exceptions payments={lines} onOpen={setOpenId} />
      {totals ? <Balance totals={totals} /> : <Skeleton className="h-44 rounded-group!" />}
      <PaymentsList
        payments={listed}
        isOld={shown.isPlaceholderData}
        filter={filter}
        onFilter={setFilter}
        timeZone={event.timeZone}
        onOpen={setOpenId}
        onEnd={shown.hasNextPage && !shown.isPlaceholderData ? () => void shown.fetchNextPage() : undefined}
      />
      <Promos event={event} botUsername={botUsername} />
      {open && (
        <PaymentSheet
          code={event.code}
          timeZone={event.timeZone}
          line={open}
          onClose={() => setOpenId(undefined)}
        />
      )}
    </div>
  );
}
