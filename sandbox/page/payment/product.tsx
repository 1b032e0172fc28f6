import type { InvoiceForm } from "../../telegram/payments/protocol";
import { useBot } from "../store/selectors";

/** What is bought: its picture, its name, what it is, and from whom. */
export function Product({ invoice }: { invoice: InvoiceForm }) {
  const bot = useBot();
  return (
    <div className="product">
      {invoice.photo && <img src={invoice.photo.url} alt="" />}
      <div>
        <b dir="auto">{invoice.title}</b>
        <p dir="auto">{invoice.description}</p>
        <small dir="auto">{bot.name}</small>
      </div>
    </div>
  );
}

/** What it costs, part by part. */
export function Prices({ invoice }: { invoice: InvoiceForm }) {
  return (
    <dl className="prices">
      {invoice.prices.map(({ label, price }, index) => (
        // Two parts may read the same.
        // biome-ignore lint/suspicious/noArrayIndexKey: prices do not move
        <div key={index}>
          <dt dir="auto">{label}</dt>
          <dd>{price}</dd>
        </div>
      ))}
      <div className="total">
        <dt>Total</dt>
        <dd>{invoice.price}</dd>
      </div>
    </dl>
  );
}
