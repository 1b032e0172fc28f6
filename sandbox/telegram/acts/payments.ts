import { pay } from "../payments/pay";
import type { PaymentAct, PaymentOutcome } from "../payments/protocol";
import { addStars } from "../payments/stars";
import { findInvoice } from "../payments/target";
import { invoiceForm } from "../payments/views";
import { ActError, type Doings, personOf } from "./act";

/** What people do about invoices. */
export const paymentActs: Doings<PaymentAct["do"]> = {
  "open-invoice"(server, act) {
    personOf(server, act.as);
    return { ok: true, invoice: invoiceForm(server, act.as, findInvoice(server, act.as, act)) };
  },

  async pay(server, act) {
    personOf(server, act.as);
    const found = findInvoice(server, act.as, act);
    const { method = "card" } = act;
    if (method === "cancel") return { ok: true, payment: { status: "cancelled" } };
    return { ok: true, payment: method === "declined" ? declined : await pay(server, act.as, found) };
  },

  "buy-stars"(server, { as, count }) {
    personOf(server, as);
    if (!Number.isInteger(count) || count <= 0) throw new ActError("How many Stars?");
    addStars(server.world, as, count);
    return { ok: true };
  },
};

/** The provider says so before Telegram asks the bot. */
const declined: PaymentOutcome = { status: "failed", reason: "declined", error: "Your card was declined." };
