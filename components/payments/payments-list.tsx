"use client";

import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Chip } from "@/components/ui/chip";
import { Empty } from "@/components/ui/empty";
import { ListEnd } from "@/components/ui/list-end";
import { useLocale, useWords } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { formatWhenShort } from "@/messages/format";
import { paymentsWords } from "@/messages/miniapp/payments";
import type { PaymentLine } from "./answers";
import { showMoney } from "./money";
import { type Filter, filters } from "./payments-query";

type Props = {
  payments: PaymentLine[] | undefined;
  /** What is shown belongs to the filter before. */
  isOld: boolean;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  timeZone: string;
  onOpen: (paymentId: string) => void;
  onEnd: (() => void) | undefined;
};

/** Every payment, the latest first, by its state. */
export function PaymentsList({ payments, isOld, filter, onFilter, timeZone, onOpen, onEnd }: Props) {
  const words = useWords(paymentsWords);
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
      <h3 className="px-4 font-semibold text-[15px]/5 text-muted">{words.list}</h3>
      <fieldset
        aria-label={words.filter}
        className="-mx-(--gutter) flex gap-2 overflow-x-auto px-(--gutter) py-0.75 [scrollbar-width:none] [&_button:not([aria-pressed=true])]:bg-surface"
      >
        {filters.map((one) => (
          <Chip key={one} isOn={one === filter} onTap={() => onFilter(one)}>
            {one === "all" ? words.all : words.statuses[one]}
          </Chip>
        ))}
      </fieldset>
      {payments === undefined ? (
        <Skeleton className="h-45 rounded-group!" />
      ) : payments.length === 0 ? (
        <Empty
          icon="card"
          title={filter === "all" ? words.none : words.noneHere}
          text={filter === "all" ? words.noneText : words.noneHereText}
        />
      ) : (
        <div
          aria-busy={isOld}
          className={`divide-y divide-hairline overflow-hidden rounded-group bg-surface [--page:var(--surface)] transition-opacity duration-200 ${isOld ? "opacity-50" : ""}`}
        >
          {payments.map((payment) => (
            <Row key={payment.id} payment={payment} timeZone={timeZone} onTap={() => onOpen(payment.id)} />
          ))}
        </div>
      )}
      {onEnd && <ListEnd key={payments?.length} onReach={onEnd} />}
    </section>
  );
}

type RowProps = { payment: PaymentLine; timeZone: string; onTap: () => void };

function Row({ payment, timeZone, onTap }: RowProps) {
  const words = useWords(paymentsWords);
  const locale = useLocale();
  const { name, tickets, provider, amountMinor, currency, createdAt } = payment;
  return (
    <button
      type="button"
      onClick={onTap}
      className="flex min-h-15 w-full items-center gap-3 px-4 py-2.5 text-start active:bg-fill"
    >
      <Avatar name={name} size="m" />
      <span className="min-w-0 flex-1">
        <bdi className="line-clamp-1">{name}</bdi>
        <small className="block text-[14px]/4.75 text-muted">
          {words.line(tickets, words.ways[provider])}
          <time dateTime={createdAt} className="block">
            {formatWhenShort(new Date(createdAt), timeZone, locale)}
          </time>
        </small>
      </span>
      <span className="grid flex-none justify-items-end gap-1">
        <b className="type-head tabular-nums">{showMoney(amountMinor, currency, locale)}</b>
        <PaymentBadge payment={payment} />
      </span>
    </button>
  );
}

/** How a payment stands, in a word. */
export function PaymentBadge({
  payment: { status, amountMinor, refundedMinor, isKept },
}: {
  payment: Pick<PaymentLine, "status" | "amountMinor" | "refundedMinor" | "isKept">;
}) {
  const words = useWords(paymentsWords);
  if (refundedMinor >= amountMinor) return <Badge>{words.refundedWhole}</Badge>;
  if (refundedMinor > 0) return <Badge look="warning">{words.refundedPart}</Badge>;
  if (isKept) return <Badge look="warning">{words.kept}</Badge>;
  const looks = {
    completed: "positive",
    review: "warning",
    failed: "danger",
    open: "accent",
    closing: "neutral",
    closed: "neutral",
  } as const;
  return <Badge look={looks[status]}>{words.statuses[status]}</Badge>;
}
