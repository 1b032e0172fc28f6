import { formatNumber } from "@/messages/format";
import type { checkoutWords } from "@/messages/miniapp/checkout";
import type { Offer } from "./answers";
import { showMoney } from "./money";

/** What each price contains besides the ticket; undefined where there is no fee. */
export function feeLine(
  { fee, ticketTypes }: Offer,
  words: (typeof checkoutWords)["en"],
  locale: string,
): string | undefined {
  if (fee === null) return undefined;
  const sold = ticketTypes.find(({ priceMinor }) => priceMinor > 0);
  const share =
    fee.kind === "percent"
      ? `${formatNumber(fee.value / 100, locale)} %`
      : showMoney(fee.value, sold?.currency ?? "USD", locale);
  return words.feeLine(share, fee.name);
}
