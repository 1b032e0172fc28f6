"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ApiError } from "@/components/api/errors";
import { ManageHeader } from "@/components/events/manage-header";
import { type Managed, useManaged } from "@/components/events/manage-query";
import { useBack, usePaint } from "@/components/telegram/telegram";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { LoadFailed } from "@/components/ui/load-failed";
import { useWords } from "@/components/ui/locale";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { SignedIn } from "@/components/users/signed-in";
import { manageWords } from "@/messages/miniapp/manage";
import { paymentsWords } from "@/messages/miniapp/payments";
import type { PaymentLine } from "./answers";
import { Balance } from "./balance";
import { ConnectNotice } from "./connect-notice";
import { Exceptions } from "./exceptions";
import { PaymentsList } from "./payments-list";
import { type Filter, usePayments } from "./payments-query";
import { Promos } from "./promos";
import { RefundsUnderWay } from "./refunds-under-way";

const PaymentSheet = lazily(() => import("./payment-sheet").then((file) => file.PaymentSheet));

type Props = { code: string; botUsername: string; isOwnAccount: boolean };

/** The money of one's own event: what came in, what needs a look, and every payment with what can be done about it. */
export function Payments({ code, botUsername, isOwnAccount }: Props) {
  const router = useRouter();
  usePaint();
  useBack(() => router.push(`/app/manage/${code}`));
  return (
    <main data-ground="canvas" className="mx-auto max-w-180 px-(--gutter) pt-[calc(4px+var(--safe-t))] pb-28">
      <SignedIn botUsername={botUsername} skeleton={<PaymentsSkeleton />}>
        {() => <Loaded code={code} botUsername={botUsername} isOwnAccount={isOwnAccount} />}
      </SignedIn>
    </main>
  );
}

function Loaded({ code, botUsername, isOwnAccount }: Props) {
  const words = useWords(manageWords);
  const payments = useWords(paymentsWords);
  const { data, error, refetch } = useManaged(code);
  if (error instanceof ApiError && error.status < 500 && error.status !== 429)
    return (
      <Empty icon="search" title={words.goneTitle} text={words.goneText}>
        <Link href="/app/hosting" replace className={buttonClass({ look: "fill" })}>
          {words.toHosting}
        </Link>
      </Empty>
    );
  if (error && !data)
    return (
      <LoadFailed title={payments.failedTitle} text={payments.failedText} onRetry={() => void refetch()} />
    );
  if (!data) return <PaymentsSkeleton />;
  return (
    <>
      <OfflineNotice onReturn={() => void refetch()} />
      <ManageHeader {...data} />
      <h2 className="sr-only">{payments.title}</h2>
      <Money managed={data} botUsername={botUsername} isOwnAccount={isOwnAccount} />
    </>
  );
}

function Money({ managed, botUsername, isOwnAccount }: { managed: Managed } & Omit<Props, "code">) {
  const words = useWords(paymentsWords);
  const { event } = managed;
  const [filter, setFilter] = useState<Filter>("all");
  const [openId, setOpenId] = useState<string>();
  const all = usePayments(event.code, "all");
  const shown = usePayments(event.code, filter);
  const lines = all.data?.pages.flatMap(({ items }) => items) ?? [];
  const listed = shown.data?.pages.flatMap(({ items }) => items);
  const open: PaymentLine | undefined = [...lines, ...(listed ?? [])].find(({ id }) => id === openId);
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

const PaymentsSkeleton = () => (
  <div className="grid gap-5 pt-1" aria-busy="true">
    <div className="flex items-center gap-3">
      <Skeleton className="size-16 rounded-tile!" />
      <div className="grid flex-1 gap-2">
        <Skeleton className="h-6 w-3/4" />
        <Skeleton className="h-5 w-1/2" />
      </div>
    </div>
    <Skeleton className="h-44 rounded-group!" />
    <Skeleton className="h-60 rounded-group!" />
  </div>
);
