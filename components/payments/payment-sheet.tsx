"use client";

import { useState } from "react";
import { useTelegram } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { Cell, Group } from "@/components/ui/group";
import { useLocale, useWords } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { Sheet } from "@/components/ui/sheet";
import { declineReasonOf } from "@/domain/payments/rules";
import { formatWhenShort } from "@/messages/format";
import { checkoutWords } from "@/messages/miniapp/checkout";
import { paymentsWords } from "@/messages/miniapp/payments";
import type { PaymentLine, Refund } from "./answers";
import { showMoney } from "./money";
import { oddityOf } from "./oddity";
import { PaymentBadge } from "./payments-list";
import { usePaymentOf } from "./payments-query";
import { RefundForm } from "./refund-form";

type Props = { code: string; timeZone: string; line: PaymentLine; onClose: () => void };

/** One payment: who, what for, how it stands, and sending its money back. */
export function PaymentSheet({ code, timeZone, line, onClose }: Props) {
  const words = useWords(paymentsWords);
  const checkout = useWords(checkoutWords);
  const locale = useLocale();
  const { native } = useTelegram();
  const { data } = usePaymentOf(code, line.id);
  const [isRefunding, setRefunding] = useState(false);
  const [refund, setRefund] = useState<Refund>();
  const payment = { ...line, ...data };
  const money = (minor: number) => showMoney(minor, payment.currency, locale);
  const left = payment.paidAt ? payment.amountMinor - payment.refundedMinor : 0;
  const canRefund = left > 0 && !payment.isKept;
  const at = formatWhenShort(new Date(payment.paidAt ?? payment.createdAt), timeZone, locale);
  const odd = oddityOf(payment);
  const kinds = [...new Set(data?.lines.map(({ type }) => type))].join(", ");
  const openChat = (url: string) =>
    native ? native.openTelegram(url) : window.open(url, "_blank", "noopener");

  if (isRefunding && data)
    return (
      <Sheet title={words.refundTitle} onClose={() => setRefunding(false)} isGrouped>
        <RefundForm
          payment={data}
          name={line.name}
          onDone={(sent) => {
            setRefund(sent);
            setRefunding(false);
          }}
        />
      </Sheet>
    );
  return (
    <Sheet title={words.payment} onClose={onClose} isGrouped>
      <div className="grid gap-5">
        <div className="grid justify-items-center gap-1.5 text-center">
          <b className="type-large tabular-nums">{money(payment.amountMinor)}</b>
          <bdi className="type-head">{line.name}</bdi>
          <PaymentBadge payment={payment} />
        </div>
        {refund && (
          <Notice
            icon={refund.status === "failed" ? "warning" : "undo"}
            look={refund.status === "failed" ? "danger" : "positive"}
            title={words.refundStates[refund.status]}
          >
            {words.refundStateText(money(refund.amountMinor))}
          </Notice>
        )}
        {odd && (
          <Notice icon="warning" look="warning" title={words.exceptions[odd].title}>
            {words.exceptions[odd].text}
          </Notice>
        )}
        <Group>
          <Cell title={words.buys} subtitle={kinds || undefined} value={words.tickets(line.tickets)} />
          <Cell title={words.way} value={words.ways[payment.provider]} />
          <Cell title={payment.paidAt ? words.when : words.begun} subtitle={at} />
          {payment.failureReason && !payment.paidAt && (
            <Cell
              title={words.declinedBy}
              subtitle={checkout.declined[declineReasonOf(payment.failureReason)]}
            />
          )}
          {payment.refundedMinor > 0 && (
            <>
              <Cell title={words.back} value={money(payment.refundedMinor)} />
              <Cell title={words.left} value={money(left)} />
            </>
          )}
        </Group>
        {(payment.status === "completed" || line.username) && (
          <Group>
            {payment.status === "completed" && (
              <Cell icon="card" title={words.receipt} href={`/app/receipts/${line.id}`} />
            )}
            {line.username && (
              <Cell
                icon="message"
                title={words.openChat}
                isAction
                onTap={() => openChat(`https://t.me/${line.username}`)}
              />
            )}
          </Group>
        )}
        {canRefund && (
          <Button size="block" look="danger" disabled={!data} onClick={() => setRefunding(true)}>
            {words.refund}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
