import { formatNumber } from "@/messages/format";

/** What was paid, to be kept or printed. */
export const receipt = {
  title: "Receipt",
  seller: "Sold by",
  buyer: "Bought by",
  paidAt: "Paid",
  method: "Paid with",
  methods: { telegram: "Telegram Payments", stars: "Telegram Stars", stripe: "Card, via Stripe" },
  event: "Event",
  lines: "What was paid for",
  what: "Ticket",
  amount: "Amount",
  line: (quantity: number, name: string) => `${formatNumber(quantity, "en")} × ${name}`,
  each: (price: string) => `${price} each`,
  discount: "Discount",
  total: "Total",
  tax: (name: string, percent: string) => `Contains ${name} ${percent} %`,
  refunded: (when: string) => `Refunded, ${when}`,
  left: "Paid after refunds",
  print: "Print",
  goneTitle: "There is no such receipt",
  goneText: "The payment is somebody else’s, or no money has come.",
  goneButton: "See my events",
  failedTitle: "The receipt did not arrive",
  failedText: "It is safe. Try again in a moment.",
};
