import { serverNow } from "@/components/ui/server-time";
import { venueClock } from "@/domain/events/rules";
import { noTaxOrFees } from "@/domain/fees/rules";
import { formatClock, formatDay, formatMoney, formatNumber, formatZone } from "@/messages/format";
import type { commonWords, Locale } from "@/messages/miniapp/common";
import type { draftWords } from "@/messages/miniapp/drafts";
import { refundsWords } from "@/messages/miniapp/refunds";
import { sayTaxAndFees } from "./fees";
import type { Answers, Field } from "./pending";
import { sayTicket } from "./say-ticket";
import { currencyOf } from "./tickets";

type Speaking = {
  words: (typeof draftWords)["en"];
  common: (typeof commonWords)["en"];
  locale: Locale;
  timeZone: string;
};

/** An answer in words, to be set beside another one. */
export function sayAnswer(
  field: Field,
  answers: Answers,
  { words, common, locale, timeZone }: Speaking,
): string {
  const value = answers[field];
  if (value === undefined || value === null || value === "") return words.nothing;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  switch (field) {
    case "startsAt": {
      const at = new Date(answers.startsAt ?? "");
      return `${formatDay(venueClock(timeZone, at), locale, true)}, ${formatClock(at, timeZone, locale)}`;
    }
    case "length":
      return words.minutes(answers.length ?? 0);
    case "timeZone":
      return formatZone(answers.timeZone ?? timeZone, serverNow());
    case "category":
      return common.categories[answers.category ?? "other"];
    case "visibility":
      return words.visibilities[answers.visibility ?? "public"];
    case "priceMinor":
      return formatMoney(answers.priceMinor ?? 0, currencyOf(answers), locale);
    case "ticketTypes":
      return (answers.ticketTypes ?? []).map((ticket) => sayTicket(ticket, { locale, timeZone })).join("; ");
    case "refundPolicy":
      if (answers.refundPolicy?.length === 0) return refundsWords[locale].refundNone;
      return (answers.refundPolicy ?? [])
        .map(({ hoursBefore, percent }) =>
          refundsWords[locale].refundStep(percent, refundsWords[locale].hoursBefore(hoursBefore)),
        )
        .join(", ");
    case "taxAndFees":
      return sayTaxAndFees(answers.taxAndFees ?? noTaxOrFees, currencyOf(answers), locale) || words.nothing;
    case "bannerImage":
      return words.banner;
    default:
      return typeof value === "number" ? formatNumber(value, locale) : String(value);
  }
}
