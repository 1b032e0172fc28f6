"use client";

import { useState } from "react";
import { showMoney } from "@/components/payments/money";
import { ask } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { useLocale, useWords } from "@/components/ui/locale";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import { limits } from "@/domain/events/schema";
import { manageWords } from "@/messages/miniapp/manage";
import { type Managed, useManageAct } from "./manage-query";

/** Calls the event off: says who is told, takes a note for them, and asks once more. */
export function CancelSheet({
  managed: { event, counts, owed },
  onClose,
}: {
  managed: Managed;
  onClose: () => void;
}) {
  const words = useWords(manageWords);
  const [note, setNote] = useState("");
  const { act, isBusy } = useManageAct(event.code);
  const locale = useLocale();
  const told = [
    ...owed.map(({ amountMinor, currency, people }) =>
      words.cancelOwed(showMoney(amountMinor, currency, locale), people),
    ),
    words.cancelText(counts.confirmed + counts.pending + counts.waiting),
  ].join(" ");

  const cancel = async () => {
    const isSure = await ask({
      title: words.cancelTitle,
      message: told,
      yes: words.cancelNow,
      no: words.cancelKeep,
      isDestructive: true,
    });
    if (!isSure) return;
    act({ path: "/cancel", body: { note: note.trim() || null } }, () => {
      toast(words.cancelDone);
      onClose();
    });
  };

  return (
    <Sheet title={words.cancelTitle} onClose={onClose} isGrouped>
      <div className="grid gap-4 pt-1">
        <p className="px-4 type-sub text-muted">{told}</p>
        <label className="grid gap-2">
          <span className="px-4 font-semibold text-[15px]/5 text-muted">{words.note}</span>
          <textarea
            rows={3}
            dir="auto"
            value={note}
            maxLength={limits.note}
            placeholder={words.noteHint}
            onChange={(change) => setNote(change.target.value)}
            className="block w-full resize-none rounded-group bg-surface px-4 py-3.5 outline-offset-0 placeholder:text-muted"
          />
        </label>
        <Button look="danger" size="block" disabled={isBusy} aria-busy={isBusy} onClick={() => void cancel()}>
          {words.cancelYes}
        </Button>
      </div>
    </Sheet>
  );
}
