/** What an invoice asks for, and what has become of it. Messages and links name it by its slug. */
export type Invoice = {
  slug: string;
  title: string;
  description: string;
  payload: string;
  /** Amounts in the currency's smallest unit. */
  prices: { label: string; amount: number }[];
  total: number;
  currency: string;
  startParameter: string;
  photo?: { url: string; width: number; height: number };
  /** What the person is asked for besides the money. */
  needs: { name: boolean; phone: boolean; email: boolean };
  /** The message it was sent in; an invoice behind a link has none. */
  message?: { chatId: number; messageId: number };
  /** By whom it was paid, oldest first: the charges' ids. */
  chargeIds: string[];
};

/** Money that somebody paid. */
export type Payment = {
  /** `telegram_payment_charge_id`. */
  chargeId: string;
  providerChargeId: string;
  slug: string;
  personId: number;
  title: string;
  payload: string;
  currency: string;
  amount: number;
  /** Unix seconds. */
  date: number;
  refunded?: true;
};

/** All about money that the stand-in remembers, as plain data. */
export type Till = {
  invoices: Record<string, Invoice>;
  payments: Record<string, Payment>;
  /** By person. Who is not named has what everybody begins with. */
  stars: Record<number, number>;
  /** The bot's Stars coming and going, oldest first. */
  starMoves: { chargeId: string; isRefund: boolean; date: number }[];
};

export function emptyTill(): Till {
  return { invoices: {}, payments: {}, stars: {}, starMoves: [] };
}
