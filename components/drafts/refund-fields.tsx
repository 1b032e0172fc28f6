"use client";

import { useState } from "react";
import { FieldRow, type Wrong } from "@/components/ui/field";
import { Cell, Group } from "@/components/ui/group";
import { Icon } from "@/components/ui/icon";
import { lazily } from "@/components/ui/lazily";
import { useWords } from "@/components/ui/locale";
import { editWords } from "@/messages/miniapp/edits";
import { refundsWords } from "@/messages/miniapp/refunds";
import type { RefundPolicy } from "./refund-sheet";

const RefundSheet = lazily(() => import("./refund-sheet").then((file) => file.RefundSheet));

type Props = {
  policy: RefundPolicy;
  onChange: (policy: RefundPolicy) => void;
  wrong: Wrong;
  /** Of a published event, whose guests keep what they bought under. */
  isEdit: boolean;
  onSheet: (isOpen: boolean) => void;
};

/** What whoever gives a ticket back gets of its price. */
export function RefundFields({ policy, onChange, wrong, isEdit, onSheet }: Props) {
  const words = useWords(refundsWords);
  const edits = useWords(editWords);
  const [isOpen, setOpen] = useState(false);
  const open = (isWanted: boolean) => {
    setOpen(isWanted);
    onSheet(isWanted);
  };
  const steps = policy.toSorted((one, other) => other.hoursBefore - one.hoursBefore);
  const about = steps
    .map(({ hoursBefore, percent }) => words.refundStep(percent, words.hoursBefore(hoursBefore)))
    .join(", ");
  return (
    <Group note={isEdit ? `${words.refundNote} ${edits.laterBuyers}` : words.refundNote}>
      <FieldRow name="refundPolicy" wrong={wrong}>
        <Cell
          icon="undo"
          title={words.refunds}
          subtitle={about || words.refundNone}
          value={
            <span className="text-faint rtl:-scale-x-100">
              <Icon name="right" size="s" />
            </span>
          }
          onTap={() => open(true)}
        />
      </FieldRow>
      {isOpen && <RefundSheet policy={steps} onSave={onChange} onClose={() => open(false)} />}
    </Group>
  );
}
