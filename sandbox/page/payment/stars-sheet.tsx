import { useState } from "react";
import type { InvoiceForm } from "../../telegram/payments/protocol";
import { act } from "../store/act";
import { useBot } from "../store/selectors";
import { PayButton } from "./pay-button";
import { Refusal, Sheet } from "./sheet";
import type { Payment } from "./use-payment";

type Props = {
  invoice: InvoiceForm;
  stars: NonNullable<InvoiceForm["stars"]>;
  payment: Payment;
};

/** The sheet for Stars: what it costs and what one has. Who has too few is given more. */
export function StarsSheet({ invoice, stars, payment }: Props) {
  const bot = useBot();
  const { busy, failure, pay, close, forgive } = payment;
  const [balance, setBalance] = useState(stars.balance);
  const missing = stars.cost - balance;
  const buy = async () => {
    if (await act({ do: "buy-stars", count: missing })) setBalance(stars.cost);
  };
  return (
    <Sheet title="Confirm your purchase" onClose={close}>
      <div className="sheet-body stars">
        <p className="balance">
          Balance <b>{balance.toLocaleString("en-US")} ⭐</b>
        </p>
        {invoice.photo ? (
          <img src={invoice.photo.url} alt="" />
        ) : (
          <span className="big-star" aria-hidden="true">
            ⭐
          </span>
        )}
        <p dir="auto">
          Do you want to buy <b>{invoice.title}</b> in <b>{bot.name}</b> for <b>{invoice.price}</b>?
        </p>
        <p className="about" dir="auto">
          {invoice.description}
        </p>
        <p className="sheet-error" role="alert">
          {failure?.reason === "declined" && failure.error}
        </p>
      </div>
      {missing > 0 ? (
        <PayButton
          key="buy"
          label={`Get ${missing.toLocaleString("en-US")} more ⭐`}
          busy={false}
          onPay={() => void buy()}
        />
      ) : (
        <PayButton
          key="pay"
          label={`Confirm and Pay ${invoice.price}`}
          busy={busy}
          onPay={() => void pay("card")}
        />
      )}
      {failure !== null && failure.reason !== "declined" && (
        <Refusal text={failure.error} onClose={forgive} />
      )}
    </Sheet>
  );
}
