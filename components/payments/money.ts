import { isCurrency } from "@/domain/money";
import { formatMoney, formatNumber } from "@/messages/format";

/** "$45.00"; Telegram Stars, which have no symbol in any locale, as "450 ⭐". */
export const showMoney = (minor: number, currency: string, locale: string): string =>
  currency !== "XTR" && isCurrency(currency)
    ? formatMoney(minor, currency, locale)
    : `${formatNumber(minor, locale)}\u00A0${currency === "XTR" ? "⭐" : currency}`;
