import { useState } from "react";
import type { InvoiceForm } from "../../telegram/payments/protocol";
import { PayButton } from "./pay-button";
import { Prices, Product } from "./product";
import { Refusal, Sheet } from "./sheet";
import type { Payment } from "./use-payment";

const cards = [
  { method: "card", name: "Visa •••• 4242", note: "Test card, has enough on it" },
  { method: "declined", name: "Visa •••• 0002", note: "Test card, the bank declines it" },
] as const;

/** The sheet for money: what is bought, what it costs, with which card. */
export function CardSheet({ invoice, payment }: { invoice: InvoiceForm; payment: Payment }) {
  const { busy, failure, pay, close, forgive } = payment;
  const [method, setMethod] = useState<(typeof cards)[number]["method"]>("card");
  const saidByBot = failure !== null && failure.reason !== "declined";
  return (
    <Sheet title="Checkout" onClose={close}>
      <div className="sheet-body">
        <Product invoice={invoice} />
        <Prices invoice={invoice} />
        <fieldset disabled={busy}>
          <legend>Payment method</legend>
          {cards.map((card) => (
            <label key={card.method} className="card-choice">
              <input
                type="radio"
                name="card"
                checked={method === card.method}
                onChange={() => setMethod(card.method)}
              />
              <span>
                {card.name}
                <small>{card.note}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <p className="sheet-error" role="alert">
          {failure?.reason === "declined" && failure.error}
        </p>
      </div>
      <PayButton label={`Pay ${invoice.price}`} busy={busy} onPay={() => void pay(method)} />
      {saidByBot && <Refusal text={failure.error} onClose={forgive} />}
    </Sheet>
  );
}
