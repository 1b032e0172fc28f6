import { call } from "@/components/api/client";
import { formatWhenShort } from "@/messages/format";
import { checkoutWords } from "@/messages/miniapp/checkout";
import type { Locale } from "@/messages/miniapp/common";
import type { Offer } from "./answers";
import { showMoney } from "./money";

/** What giving paid tickets back now returns, in a sentence; nothing for what cost nothing. */
export async function sayWhatReturns(
  event: { ref: string; timeZone: string },
  locale: Locale,
): Promise<string> {
  const { back } = await call<Offer>(`/api/events/${event.ref}/tickets`);
  if (!back) return "";
  const words = checkoutWords[locale];
  if (back.amountMinor === 0) return words.returnsNothing;
  const amount = words.returns(showMoney(back.amountMinor, back.currency, locale));
  if (!back.fullUntil) return amount;
  return `${amount} ${words.fullUntil(formatWhenShort(new Date(back.fullUntil), event.timeZone, locale))}`;
}
