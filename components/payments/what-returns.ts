import { call } from "@/components/api/client";
import { serverNow } from "@/components/ui/server-time";
import { refundShare } from "@/domain/payments/rules";
import { checkoutWords } from "@/messages/miniapp/checkout";
import type { Locale } from "@/messages/miniapp/common";
import type { Offer } from "./answers";

/** What giving a paid ticket back now returns, in a sentence. */
export async function sayWhatReturns(
  event: { ref: string; startsAt: string },
  locale: Locale,
): Promise<string> {
  const { refundPolicy } = await call<Offer>(`/api/events/${event.ref}/tickets`);
  const percent = refundShare(refundPolicy, new Date(event.startsAt), serverNow());
  const words = checkoutWords[locale];
  if (percent === 0) return words.returnsNothing;
  return percent === 100 ? words.returnsAll : words.returnsPart(percent);
}
