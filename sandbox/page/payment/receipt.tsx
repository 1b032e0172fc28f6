import type { InvoiceForm } from "../../telegram/payments/protocol";
import { useMe } from "../store/selectors";
import { Prices, Product } from "./product";
import { Sheet } from "./sheet";

type Props = { invoice: InvoiceForm; receipt: NonNullable<InvoiceForm["receipt"]>; onClose: () => void };

/** What was paid, when, and with what. */
export function Receipt({ invoice, receipt, onClose }: Props) {
  const { timeZone } = useMe();
  const paidAt = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <Sheet title="Receipt" onClose={onClose}>
      <div className="sheet-body">
        <Product invoice={invoice} />
        <Prices invoice={invoice} />
        <dl className="receipt">
          <div>
            <dt>Paid</dt>
            <dd>{paidAt.format(receipt.paidAt * 1000)}</dd>
          </div>
          <div>
            <dt>Payment method</dt>
            <dd>{invoice.isStars ? "Telegram Stars" : "Visa •••• 4242"}</dd>
          </div>
          <div>
            <dt>Transaction</dt>
            <dd>
              <code>{receipt.chargeId}</code>
            </dd>
          </div>
          {receipt.refunded && (
            <div>
              <dt>Status</dt>
              <dd>Refunded</dd>
            </div>
          )}
        </dl>
      </div>
    </Sheet>
  );
}
