"use client";

import { useWords } from "@/components/ui/locale";
import { paymentsWords } from "@/messages/miniapp/payments";
import { useRefundProgress } from "./payments-query";

/** How far everybody's money is on its way back after a cancellation. */
export function RefundsUnderWay({ code, isCancelled }: { code: string; isCancelled: boolean }) {
  const words = useWords(paymentsWords);
  const { data } = useRefundProgress(code, isCancelled);
  if (!data || data.total === 0) return null;
  const { succeeded, failed, total } = data;
  return (
    <section role="status" className="grid gap-2.5 rounded-group bg-surface p-4">
      <h3 className="type-head">{words.progressTitle}</h3>
      <progress
        max={total}
        value={succeeded}
        aria-label={words.progress(succeeded, total)}
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-fill-strong [&::-moz-progress-bar]:bg-positive-solid [&::-webkit-progress-bar]:bg-fill-strong [&::-webkit-progress-value]:bg-positive-solid"
      />
      <p className="type-sub text-muted tabular-nums">{words.progress(succeeded, total)}</p>
      {failed > 0 && <p className="type-sub text-danger">{words.progressFailed(failed)}</p>}
    </section>
  );
}
