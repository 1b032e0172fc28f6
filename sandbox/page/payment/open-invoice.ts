import type { InvoiceTarget, SheetStatus } from "../../telegram/payments/protocol";
import { act } from "../store/act";
import { showDialog } from "../store/show";

/** Shows the payment sheet of an invoice, or the receipt when it is paid; done when the sheet is left. */
export async function openInvoice(target: InvoiceTarget): Promise<SheetStatus> {
  const done = await act({ do: "open-invoice", ...target });
  if (!done || !("invoice" in done)) return "failed";
  const { invoice } = done;
  return new Promise((onLeft) => showDialog({ kind: "invoice", target, invoice, onLeft }));
}
