/** The invoice that is meant: one in a message, or one behind a link (`https://t.me/$…`, or its slug alone). */
export type InvoiceTarget = { chatId: number; messageId: number } | { link: string };

/** What a person does about invoices. */
export type PaymentAct =
  /** Opens the payment sheet, or the receipt of what was paid. */
  | ({ do: "open-invoice" } & InvoiceTarget)
  /**
   * Pays it and waits for the bot's word: with the test card or, when it asks for Stars, from the balance. `declined`
   * is a card that the bank refuses; `cancel` closes the sheet. The bot hears of neither.
   */
  | ({ do: "pay"; method?: "card" | "declined" | "cancel" } & InvoiceTarget)
  | { do: "buy-stars"; count: number };

export type PaymentResult = { ok: true; invoice: InvoiceForm } | { ok: true; payment: PaymentOutcome };

/** The payment sheet. Amounts as people read them. */
export type InvoiceForm = InvoiceShown & {
  prices: { label: string; price: string }[];
  /** Of an invoice in Stars: what the person has. */
  stars?: { balance: number; cost: number };
  receipt?: { paidAt: number; chargeId: string; refunded: boolean };
};

/** An invoice as its message shows it. */
export type InvoiceShown = {
  title: string;
  description: string;
  photo?: { url: string; width: number; height: number };
  /** "$45.00", "100 ⭐" */
  price: string;
  isStars: boolean;
  /** Paid, and not to be paid again. */
  isPaid: boolean;
};

/** How a payment sheet was left, as Mini Apps are told. */
export type SheetStatus = "paid" | "cancelled" | "failed" | "pending";

/** An invoice in the list of all, for tests and scripts. */
export type InvoiceEntry = {
  title: string;
  payload: string;
  currency: string;
  total: number;
  target: InvoiceTarget;
  /** How many times it was paid. */
  paid: number;
};

/** `failed`: the bot or the bank said no, or nobody answered in time; `error` is what the person is told. */
export type PaymentOutcome =
  | { status: "paid"; chargeId: string }
  | { status: "cancelled" }
  | { status: "failed"; reason: "declined" | "refused" | "silent" | "already-paid"; error: string };
