"use client";

import { useState } from "react";
import { showMoney } from "@/components/payments/money";
import { readAmount } from "@/components/payments/read-amount";
import { Button } from "@/components/ui/button";
import { TextField, type Wrong } from "@/components/ui/field";
import { Group } from "@/components/ui/group";
import { useLocale, useWords } from "@/components/ui/locale";
import { Segmented } from "@/components/ui/segmented";
import { Sheet } from "@/components/ui/sheet";
import { feeIn } from "@/domain/fees/rules";
import { toDecimal } from "@/domain/money";
import { commonWords } from "@/messages/miniapp/common";
import { feesWords } from "@/messages/miniapp/fees";
import { rateText, readRate, type TaxAndFees } from "./fees";
import { longest } from "./longest";
import type { Ticket } from "./tickets";

type Props = {
  taxAndFees: TaxAndFees;
  /** Of the tickets that cost something. */
  lowestMinor: number;
  currency: Ticket["currency"];
  onSave: (taxAndFees: TaxAndFees) => void;
  onClose: () => void;
};

/** Tax, the seller's number for it, and one fee: each with a name and a size, or left empty. */
export function FeeSheet({ taxAndFees: { fee, tax, taxId }, lowestMinor, currency, onSave, onClose }: Props) {
  const words = useWords(feesWords);
  const common = useWords(commonWords);
  const locale = useLocale();
  const [taxName, setTaxName] = useState(tax?.name ?? "");
  const [rate, setRate] = useState(tax ? rateText(tax.basisPoints, locale) : "");
  const [number, setNumber] = useState(taxId ?? "");
  const [feeName, setFeeName] = useState(fee?.name ?? "");
  const [kind, setKind] = useState(fee?.kind ?? "fixed");
  const [size, setSize] = useState(() => {
    if (!fee) return "";
    return fee.kind === "fixed" ? toDecimal(fee.value, currency) : rateText(fee.value, locale);
  });
  const [wasTried, setTried] = useState(false);

  const money = (minor: number) => showMoney(minor, currency, locale);
  const basisPoints = readRate(rate);
  const hasTax = isTyped(taxName) || isTyped(rate);
  const value = kind === "fixed" ? readAmount(size, currency) : readRate(size);
  const hasFee = isTyped(feeName) || isTyped(size);
  const isTooHigh = kind === "fixed" && value !== undefined && value >= lowestMinor;
  const say = (isWrong: boolean, text: string): Wrong => (wasTried && isWrong ? { text } : undefined);

  const read = {
    tax: hasTax && basisPoints !== undefined ? { name: taxName.trim(), basisPoints } : null,
    fee: hasFee && value !== undefined && !isTooHigh ? { kind, name: feeName.trim(), value } : null,
    taxId: number.trim() || null,
  };
  const save = () => {
    setTried(true);
    if (hasTax && (read.tax === null || read.tax.name === "")) return;
    if (hasFee && (read.fee === null || read.fee.name === "")) return;
    onSave(read);
    onClose();
  };

  return (
    <Sheet title={words.title} onClose={onClose} isGrouped>
      <div className="grid gap-5">
        <Group heading={words.tax} note={words.taxNote}>
          <TextField
            name="tax-name"
            label={words.taxName}
            example={words.taxNameExample}
            value={taxName}
            maxLength={longest.taxName}
            onChange={setTaxName}
            wrong={say(hasTax && !isTyped(taxName), words.nameMissing)}
          />
          <TextField
            name="tax-rate"
            label={words.taxRate}
            example={words.taxRateExample}
            value={rate}
            maxLength={6}
            keyboard="decimal"
            onChange={setRate}
            wrong={say(hasTax && basisPoints === undefined, words.rateWrong)}
          />
          <TextField
            name="tax-id"
            label={words.taxId}
            example={words.taxIdExample}
            value={number}
            maxLength={longest.taxId}
            onChange={setNumber}
          />
        </Group>
        <Group heading={words.fee}>
          <TextField
            name="fee-name"
            label={words.feeName}
            example={words.feeNameExample}
            value={feeName}
            maxLength={longest.feeName}
            onChange={setFeeName}
            wrong={say(hasFee && !isTyped(feeName), words.nameMissing)}
          />
        </Group>
        <Segmented
          label={words.feeSize}
          value={kind}
          onChoose={setKind}
          choices={(["fixed", "percent"] as const).map((one) => ({ value: one, label: words.feeKinds[one] }))}
        />
        <Group
          note={
            read.fee?.name &&
            words.feeNote(
              `${money(lowestMinor)} ${common.including(money(feeIn(lowestMinor, read.fee)), read.fee.name)}`,
            )
          }
        >
          <TextField
            key={kind}
            name="fee-value"
            label={kind === "fixed" ? words.feeFixed(currency) : words.feePercent}
            example={words.feeExample}
            value={size}
            maxLength={12}
            keyboard="decimal"
            onChange={setSize}
            wrong={
              say(hasFee && value === undefined, kind === "fixed" ? words.amountWrong : words.rateWrong) ??
              say(isTooHigh, words.feeTooHigh(money(lowestMinor)))
            }
          />
        </Group>
        <Button size="block" look="fill" onClick={save}>
          {words.save}
        </Button>
      </div>
    </Sheet>
  );
}

const isTyped = (text: string) => text.trim() !== "";
