"use client";

import { useState } from "react";
import { FieldRow, type Wrong } from "@/components/ui/field";
import { Cell, Group } from "@/components/ui/group";
import { Icon } from "@/components/ui/icon";
import { lazily } from "@/components/ui/lazily";
import { useLocale, useWords } from "@/components/ui/locale";
import { feesWords } from "@/messages/miniapp/fees";
import { sayTaxAndFees, type TaxAndFees } from "./fees";
import type { Ticket } from "./tickets";

const FeeSheet = lazily(() => import("./fee-sheet").then((file) => file.FeeSheet));

type Props = {
  taxAndFees: TaxAndFees;
  tickets: Ticket[];
  onChange: (taxAndFees: TaxAndFees) => void;
  wrong: Wrong;
  onSheet: (isOpen: boolean) => void;
};

/** What the prices contain, as buyers and receipts are told. */
export function FeeFields({ taxAndFees, tickets, onChange, wrong, onSheet }: Props) {
  const words = useWords(feesWords);
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const paid = tickets.filter(({ priceMinor }) => priceMinor > 0);
  const currency = paid[0]?.currency ?? "USD";
  const open = (isWanted: boolean) => {
    setOpen(isWanted);
    onSheet(isWanted);
  };
  return (
    <Group note={words.note}>
      <FieldRow name="taxAndFees" wrong={wrong}>
        <Cell
          icon="tag"
          title={words.title}
          subtitle={<bdi>{sayTaxAndFees(taxAndFees, currency, locale) || words.none}</bdi>}
          value={
            <span className="text-faint rtl:-scale-x-100">
              <Icon name="right" size="s" />
            </span>
          }
          onTap={() => open(true)}
        />
      </FieldRow>
      {isOpen && (
        <FeeSheet
          taxAndFees={taxAndFees}
          lowestMinor={Math.min(...paid.map(({ priceMinor }) => priceMinor))}
          currency={currency}
          onSave={onChange}
          onClose={() => open(false)}
        />
      )}
    </Group>
  );
}
