import { formatWhenShort } from "@/messages/format";
import type { checkoutWords } from "@/messages/miniapp/checkout";
import type { Offer } from "./answers";

type Words = (typeof checkoutWords)["en"];
type Event = { startsAt: string; timeZone: string };

const hourMs = 3_600_000;

/** What comes back of the price and until when, the best terms first. */
export function refundLine(
  policy: Offer["refundPolicy"],
  { startsAt, timeZone }: Event,
  words: Words,
  locale: string,
): string {
  if (policy.length === 0) return words.refundNone;
  return policy
    .toSorted((one, other) => other.hoursBefore - one.hoursBefore)
    .map(({ hoursBefore, percent }) => {
      if (hoursBefore === 0 && percent === 100) return words.refundAlways;
      const end = new Date(new Date(startsAt).getTime() - hoursBefore * hourMs);
      const until = formatWhenShort(end, timeZone, locale);
      return percent === 100 ? words.refundFull(until) : words.refundPart(percent, until);
    })
    .join(" ");
}
