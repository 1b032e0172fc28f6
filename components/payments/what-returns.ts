import { call } from "@/components/api/client";
import { formatWhenShort } from "@/messages/format";
import { checkoutWords } from "@/messages/miniapp/checkout";
import type { Locale } from "@/messages/miniapp/common";
import type { Offer } from "./answers";
import { showMoney } from "./money";

/** What giving paid tickets back now returns, in a sentence, and whether that is nothing; null for what cost nothing. */
export async function sayWhatReturns(
  event: { ref: string; timeZone: string },
  locale: Locale,
): Promise<{ text: string; isRefused: boolean } | null> {
  const { back } = await call<Offer>(`/api/events/${event.ref}/tickets`);
  if (!back) return null;
  const words = checkoutWords[locale];
  if (back.amountMinor === 0) return { text: words.returnsNothing, isRefused: true };
  const amount = words.returns(showMoney(back.amountMinor, back.currency, locale));
  const until =
    back.fullUntil && words.fullUntil(formatWhenShort(new Date(back.fullUntil), event.timeZone, locale));
  return { text: until ? `${amount} ${until}` : amount, isRefused: false };
}
