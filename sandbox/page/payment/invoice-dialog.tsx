import type { InvoiceForm, InvoiceTarget, SheetStatus } from "../../telegram/payments/protocol";
import { CardSheet } from "./card-sheet";
import { Receipt } from "./receipt";
import { StarsSheet } from "./stars-sheet";
import { usePayment } from "./use-payment";

type Props = { target: InvoiceTarget; invoice: InvoiceForm; onLeft: (status: SheetStatus) => void };

/** An invoice that was opened: its receipt once it is paid, before that a sheet to pay it. */
export function InvoiceDialog(props: Props) {
  const { invoice } = props;
  const payment = usePayment(props);
  if (invoice.receipt) return <Receipt invoice={invoice} receipt={invoice.receipt} onClose={payment.close} />;
  if (invoice.stars) return <StarsSheet invoice={invoice} stars={invoice.stars} payment={payment} />;
  return <CardSheet invoice={invoice} payment={payment} />;
}
