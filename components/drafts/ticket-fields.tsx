"use client";

import { useState } from "react";
import { showMoney } from "@/components/payments/money";
import { FieldRow } from "@/components/ui/field";
import { Cell, Group } from "@/components/ui/group";
import { Icon } from "@/components/ui/icon";
import { lazily } from "@/components/ui/lazily";
import { useLocale, useWords } from "@/components/ui/locale";
import { venueClock } from "@/domain/events/rules";
import { noTaxOrFees } from "@/domain/fees/rules";
import { formatDay } from "@/messages/format";
import { commonWords } from "@/messages/miniapp/common";
import { draftWords } from "@/messages/miniapp/drafts";
import { FeeFields } from "./fee-fields";
import type { Form } from "./form";
import { longest } from "./longest";
import { RefundFields } from "./refund-fields";
import { costsSomething, isDigitalDraft, newTicket, type Ticket, ticketsOf, withTickets } from "./tickets";
import { usualCurrency } from "./usual-currency";

const TicketSheet = lazily(() => import("./ticket-sheet").then((file) => file.TicketSheet));

/** What tickets there are. Once an event is published, people have paid these prices: they stay. */
export function TicketFields({
  draft,
  answers,
  timeZone,
  change,
  wrong,
  onSheet,
}: Form & { onSheet: (isOpen: boolean) => void }) {
  const words = useWords(draftWords);
  const common = useWords(commonWords);
  const locale = useLocale();
  const [opened, setOpened] = useState<number>();
  const tickets = ticketsOf(answers, words.ticket);
  const isFixed = draft.kind === "edit";
  const open = (index: number | undefined) => {
    setOpened(index);
    onSheet(index !== undefined);
  };

  const price = ({ priceMinor, currency }: Ticket) =>
    priceMinor === 0 ? common.free : showMoney(priceMinor, currency, locale);
  const day = (at: string) => formatDay(venueClock(timeZone, new Date(at)), locale, true);
  const about = ({ capacity, salesStartAt, salesEndAt, isHidden, maxPerPerson }: Ticket) =>
    [
      isHidden && words.ticketHidden,
      capacity !== null && words.ticketPlaces(capacity),
      typeof maxPerPerson === "number" && words.ticketMax(maxPerPerson),
      salesStartAt && words.ticketFrom(day(salesStartAt)),
      salesEndAt && words.ticketUntil(day(salesEndAt)),
    ]
      .filter(Boolean)
      .join(" · ");
  const set = (index: number, ticket: Ticket | null) => {
    const before = tickets.filter((_, at) => at !== index);
    // All kinds have one currency: the one that was chosen last.
    const all = ticket ? before.toSpliced(index, 0, ticket) : before;
    change(withTickets(all.map((one) => ({ ...one, currency: ticket?.currency ?? one.currency }))));
  };
  const note = isFixed
    ? words.ticketsFixed
    : isDigitalDraft(answers) && costsSomething(tickets)
      ? words.starsOnly
      : undefined;

  return (
    <>
      <Group heading={words.tickets} note={note}>
        <FieldRow name="ticketTypes" wrong={wrong("ticketTypes") ?? wrong("priceMinor")}>
          {tickets.length === 0 && (
            <Cell icon="ticket" title={words.freeEntry} subtitle={words.freeEntryHint} />
          )}
          <div className="divide-y divide-hairline">
            {tickets.map((ticket, index) => (
              <Cell
                // biome-ignore lint/suspicious/noArrayIndexKey: kinds of ticket are told apart by their place alone
                key={index}
                icon="ticket"
                title={<bdi>{ticket.name}</bdi>}
                subtitle={about(ticket) || undefined}
                value={
                  <>
                    <span className="text-text tabular-nums">{price(ticket)}</span>
                    {!isFixed && (
                      <span className="text-faint rtl:-scale-x-100">
                        <Icon name="right" size="s" />
                      </span>
                    )}
                  </>
                }
                {...(isFixed ? {} : { onTap: () => open(index) })}
              />
            ))}
          </div>
        </FieldRow>
        {!isFixed && tickets.length < longest.ticketTypes && (
          <Cell icon="plus" isAction title={words.addTicket} onTap={() => open(tickets.length)} />
        )}
        {opened !== undefined && (
          <TicketSheet
            ticket={tickets[opened] ?? newTicket(tickets[0]?.currency ?? usualCurrency())}
            isNew={opened >= tickets.length}
            isDigital={isDigitalDraft(answers)}
            timeZone={timeZone}
            onSave={(ticket) => set(opened, ticket)}
            onClose={() => open(undefined)}
          />
        )}
      </Group>
      {!isFixed && costsSomething(tickets) && (
        <RefundFields
          policy={answers.refundPolicy ?? []}
          onChange={(refundPolicy) => change({ refundPolicy })}
          wrong={wrong("refundPolicy")}
          onSheet={onSheet}
        />
      )}
      {costsSomething(tickets) && (
        <FeeFields
          taxAndFees={answers.taxAndFees ?? noTaxOrFees}
          tickets={tickets}
          onChange={(taxAndFees) => change({ taxAndFees })}
          wrong={wrong("taxAndFees")}
          onSheet={onSheet}
        />
      )}
    </>
  );
}
