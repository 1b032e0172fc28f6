"use client";

import { useState } from "react";
import { showMoney } from "@/components/payments/money";
import { FieldRow } from "@/components/ui/field";
import { Cell, Group } from "@/components/ui/group";
import { Icon } from "@/components/ui/icon";
import { lazily } from "@/components/ui/lazily";
import { useLocale, useWords } from "@/components/ui/locale";
import { noTaxOrFees } from "@/domain/fees/rules";
import { capacityAfter } from "@/domain/sales/rules";
import { commonWords } from "@/messages/miniapp/common";
import { draftWords } from "@/messages/miniapp/drafts";
import { FeeFields } from "./fee-fields";
import type { Form } from "./form";
import { longest } from "./longest";
import { RefundFields } from "./refund-fields";
import { aboutTicket } from "./say-ticket";
import { costsSomething, isDigitalDraft, newTicket, type Ticket, ticketsOf, withTickets } from "./tickets";
import { usualCurrency } from "./usual-currency";

const TicketSheet = lazily(() => import("./ticket-sheet").then((file) => file.TicketSheet));

/** What tickets there are; of a published event, with what is sold of each. */
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
  const isEdit = draft.kind === "edit";
  const takenOf = ({ id }: Ticket) => draft.taken.find(({ ticketTypeId }) => ticketTypeId === id);
  const soldIn = draft.present?.ticketTypes?.find(
    (one) => one.priceMinor > 0 && (takenOf(one)?.sold ?? 0) > 0,
  )?.currency;
  const open = (index: number | undefined) => {
    setOpened(index);
    onSheet(index !== undefined);
  };

  const set = (index: number, ticket: Ticket | null) => {
    const before = tickets.filter((_, at) => at !== index);
    // All kinds have one currency: the one that was chosen last.
    const all = ticket ? before.toSpliced(index, 0, ticket) : before;
    const types = all.map((one) => ({ ...one, currency: ticket?.currency ?? one.currency }));
    if (!isEdit) return change(withTickets(types));
    // Places go along with the tickets, as they will when this is saved.
    change({ ticketTypes: types, capacity: capacityAfter(answers.capacity ?? null, tickets, types) });
  };
  const note = isDigitalDraft(answers) && costsSomething(tickets) ? words.starsOnly : undefined;

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
                subtitle={aboutTicket(ticket, { locale, timeZone }, takenOf(ticket)) || undefined}
                value={
                  <>
                    <span className="text-text tabular-nums">
                      {ticket.priceMinor === 0
                        ? common.free
                        : showMoney(ticket.priceMinor, ticket.currency, locale)}
                    </span>
                    <span className="text-faint rtl:-scale-x-100">
                      <Icon name="right" size="s" />
                    </span>
                  </>
                }
                onTap={() => open(index)}
              />
            ))}
          </div>
        </FieldRow>
        {tickets.length < longest.ticketTypes && (
          <Cell icon="plus" isAction title={words.addTicket} onTap={() => open(tickets.length)} />
        )}
        {opened !== undefined && (
          <TicketSheet
            ticket={tickets[opened] ?? newTicket(tickets[0]?.currency ?? usualCurrency())}
            isNew={opened >= tickets.length}
            taken={tickets[opened] && takenOf(tickets[opened])}
            soldIn={soldIn}
            isOnly={tickets.length === 1}
            isDigital={isDigitalDraft(answers)}
            timeZone={timeZone}
            onSave={(ticket) => set(opened, ticket)}
            onClose={() => open(undefined)}
          />
        )}
      </Group>
      {costsSomething(tickets) && (
        <RefundFields
          policy={answers.refundPolicy ?? []}
          onChange={(refundPolicy) => change({ refundPolicy })}
          wrong={wrong("refundPolicy")}
          isEdit={isEdit}
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
