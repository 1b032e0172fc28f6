import type Stripe from "stripe";
import { type DeclineReason, declines, goodCard } from "../cards";
import { money } from "../currencies";
import { slowMethodOf } from "../methods";
import { escaped, footer, page } from "./html";

const reasonNames: Record<DeclineReason, string> = {
  insufficient_funds: "Insufficient funds",
  expired_card: "Expired card",
  incorrect_cvc: "Incorrect CVC",
  generic_decline: "Declined without a reason",
};

const submitNames: Record<string, string> = { book: "Book", donate: "Donate" };

type Paid = {
  session: Stripe.Checkout.Session;
  items: Stripe.LineItem[];
  shop: string;
  error?: string | undefined;
};

/** The page where a session is paid. */
export function payPage({ session, items, shop, error }: Paid): string {
  const amount = money(session.amount_total ?? 0, session.currency ?? "usd");
  const verb = submitNames[session.submit_type ?? ""] ?? "Pay";
  const action = `/stripe/pay/${session.id}`;
  return page(
    `${verb} ${amount} · ${shop}`,
    `<main>
<section aria-label="What you buy">
<p class="shop"><span>${escaped(shop)}</span> <span class="badge">TEST MODE</span></p>
<h1 class="total">${escaped(amount)}</h1>
<ul class="lines">${items.map(line).join("")}</ul>
</section>
<section class="card" aria-label="How you pay">
${error === undefined ? "" : `<p class="error" role="alert">${escaped(error)}</p>`}
<h2>Pay with card</h2>
<form method="post" action="${action}">
<div class="fields">
<label>Card number <input value="${spaced(goodCard)}" readonly></label>
<label>Expires <input value="12 / 34" readonly></label>
<label>CVC <input value="123" readonly></label>
</div>
<button class="main" name="do" value="pay">${verb} ${escaped(amount)}</button>
</form>
<details${error === undefined ? "" : " open"}>
<summary>Pay with a card that is declined</summary>
<div><form method="post" action="${action}">
<label>Reason <select name="reason">${Object.entries(declines).map(declineOption).join("")}</select></label>
<button name="do" value="decline">Pay with a declined card</button>
</form></div>
</details>
${slowForm(session, action)}
${session.cancel_url === null ? "" : `<a class="button" href="${escaped(session.cancel_url)}">Leave without paying</a>`}
</section>
${footer}
</main>`,
  );
}

function line({ description, quantity, amount_total, currency, price }: Stripe.LineItem): string {
  const each = quantity === 1 ? "" : `Qty ${quantity}, ${money(price?.unit_amount ?? 0, currency)} each`;
  return `<li><span><b>${escaped(description ?? "")}</b>${each === "" ? "" : `<br><span class="quiet">${escaped(each)}</span>`}</span>
<span>${escaped(money(amount_total, currency))}</span></li>`;
}

function declineOption([reason, { number }]: [string, { number: string }]): string {
  const name = reasonNames[reason as DeclineReason];
  return `<option value="${reason}">${name} (… ${number.slice(-4)})</option>`;
}

/** Only where the shop allows such a method. */
function slowForm(session: Stripe.Checkout.Session, action: string): string {
  const method = slowMethodOf(session.payment_method_types);
  if (method === undefined) return "";
  return `<details><summary>Pay by a slow method</summary><div>
<p class="quiet">${escaped(method.replaceAll("_", " "))}: the money arrives days later, or not at all.</p>
<form method="post" action="${action}"><button name="do" value="pay-later">Pay by a slow method</button></form>
</div></details>`;
}

const spaced = (number: string) => number.replace(/(\d{4})(?=\d)/g, "$1 ");
