"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "@/components/api/client";
import { explain } from "@/components/api/explain";
import { newKey } from "@/components/rsvps/use-rsvp";
import { ask, vibrate } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Group } from "@/components/ui/group";
import { Icon } from "@/components/ui/icon";
import { useLocale, useWords } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { commonWords } from "@/messages/miniapp/common";
import { paymentsWords } from "@/messages/miniapp/payments";
import type { Payment, Refund } from "./answers";
import { showMoney } from "./money";
import { readAmount } from "./read-amount";

type Props = { payment: Payment; name: string; onDone: (refund: Refund) => void };

/** All that is left, one ticket's price, or an amount: chosen, then confirmed with the sum in words. */
export function RefundForm({ payment, name, onDone }: Props) {
  const words = useWords(paymentsWords);
  const common = useWords(commonWords);
  const locale = useLocale();
  const queries = useQueryClient();
  /** "all", "amount" or a ticket's id. */
  const [what, setWhat] = useState("all");
  const [typed, setTyped] = useState("");
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [key, setKey] = useState(newKey);
  const { currency } = payment;
  const left = payment.amountMinor - payment.refundedMinor;
  const money = (minor: number) => showMoney(minor, currency, locale);
  const isWhole = payment.provider === "stars";
  const tickets = isWhole
    ? []
    : payment.lines.filter(
        ({ status, amountMinor }) =>
          (status === "active" || status === "used") && amountMinor > 0 && amountMinor <= left,
      );
  const ticket = tickets.find(({ ticketId }) => ticketId === what);
  const read = readAmount(typed, currency);
  const amount = what === "amount" ? read : (ticket?.amountMinor ?? left);
  const wrong =
    what !== "amount" || typed.trim() === ""
      ? undefined
      : read === undefined
        ? words.amountUnread
        : read > left
          ? words.amountTooLarge(money(left))
          : undefined;
  const choose = (next: string) => {
    vibrate("selection");
    setWhat(next);
    // Another wish is another act.
    setKey(newKey());
  };

  const send = async (amountMinor: number) => {
    const isSure = await ask({
      title: words.refundSure(money(amountMinor), name),
      message: words.refundSureText,
      yes: words.refundNow(money(amountMinor)),
      no: words.refundKeep,
      isDestructive: true,
    });
    if (!isSure) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const refund = await call<Refund>(`/api/payments/${payment.id}/refunds`, {
        method: "POST",
        key,
        body: {
          ...(what === "amount" ? { amountMinor } : ticket ? { ticketIds: [ticket.ticketId] } : {}),
          ...(note.trim() ? { note: note.trim() } : {}),
        },
      });
      vibrate("success");
      onDone(refund);
      await Promise.all(
        ["manage", "event", "events"].map((one) => queries.invalidateQueries({ queryKey: [one] })),
      );
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      vibrate("error");
      setProblem(explain(error, common));
    } finally {
      setBusy(false);
    }
  };

  const choices = [
    { value: "all", title: words.refundAll, hint: words.refundAllHint, minor: left },
    ...(tickets.length > 1
      ? tickets.map(({ ticketId, type, guestNumber, amountMinor }) => ({
          value: ticketId,
          title: words.refundTicket(type, guestNumber),
          hint: words.refundTicketHint,
          minor: amountMinor,
        }))
      : []),
    ...(isWhole
      ? []
      : [{ value: "amount", title: words.refundAmount, hint: words.refundAmountHint, minor: undefined }]),
  ];
  const isReady = amount !== undefined && amount > 0 && amount <= left;
  return (
    <div className="grid gap-5">
      <div role="radiogroup" aria-label={words.refundWhat}>
        <Group note={isWhole ? words.starsWhole : undefined}>
          {choices.map(({ value, title, hint, minor }) => (
            <label
              key={value}
              className="flex min-h-13 cursor-pointer items-center gap-3 px-4 py-2.25 has-focus-visible:bg-fill"
            >
              <input
                type="radio"
                name="refund"
                className="sr-only"
                checked={what === value}
                onChange={() => choose(value)}
              />
              <span className="min-w-0 flex-1">
                <bdi>{title}</bdi>
                <small className="block text-[14px]/4.75 text-muted">{hint}</small>
              </span>
              {minor !== undefined && <span className="text-muted tabular-nums">{money(minor)}</span>}
              <span className={`text-accent-text ${what === value ? "" : "invisible"}`}>
                <Icon name="check" size="s" />
              </span>
            </label>
          ))}
        </Group>
      </div>
      <Group>
        {what === "amount" && (
          <TextField
            name="refund-amount"
            label={`${words.refundHowMuch} (${currency})`}
            value={typed}
            maxLength={20}
            keyboard="decimal"
            onChange={(text) => {
              setTyped(text);
              setKey(newKey());
            }}
            wrong={wrong ? { text: wrong } : undefined}
          />
        )}
        <TextField
          name="refund-note"
          label={words.refundNote}
          value={note}
          maxLength={300}
          onChange={setNote}
        />
      </Group>
      {problem && <Notice icon="warning" look="danger" title={problem} />}
      <Button
        size="block"
        look="danger"
        disabled={!isReady || isBusy}
        aria-busy={isBusy}
        onClick={() => amount !== undefined && void send(amount)}
      >
        {isReady ? words.refundNow(money(amount)) : words.amountZero}
      </Button>
    </div>
  );
}
