import { useRef, useState } from "react";
import type {
  InvoiceForm,
  InvoiceTarget,
  PaymentOutcome,
  SheetStatus,
} from "../../telegram/payments/protocol";
import { miniApp } from "../mini-app/window";
import { act } from "../store/act";
import { page } from "../store/page-store";
import { known } from "../store/selectors";
import { closeDialog, showToast } from "../store/show";

type Failure = Extract<PaymentOutcome, { status: "failed" }>;

type Sheet = { target: InvoiceTarget; invoice: InvoiceForm; onLeft: (status: SheetStatus) => void };

/** What a payment sheet does: it pays, tells why nothing came of it, and is left. */
export function usePayment({ target, invoice, onLeft }: Sheet) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const failed = useRef(false);
  const left = useRef(false);

  const leave = (status: SheetStatus) => {
    if (left.current) return;
    left.current = true;
    closeDialog();
    onLeft(status);
  };

  const pay = async (method: "card" | "declined") => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    const done = await act({ do: "pay", ...target, method });
    setBusy(false);
    const outcome = done && "payment" in done ? done.payment : null;
    if (outcome?.status === "paid") {
      // In the chat with the bot a line says so.
      if (page.get().chatId !== known(page.get()).bot.id || miniApp.get().window)
        showToast(`You paid ${invoice.price} for ${invoice.title}.`);
      return leave("paid");
    }
    failed.current = true;
    if (outcome?.status !== "failed") return;
    // Whoever left while the bot was thinking hears of it all the same.
    if (left.current) showToast(outcome.error);
    else setFailure(outcome);
  };

  return {
    busy,
    failure,
    pay,
    forgive: () => setFailure(null),
    close: () => leave(busy ? "pending" : failed.current ? "failed" : "cancelled"),
  };
}

export type Payment = ReturnType<typeof usePayment>;
