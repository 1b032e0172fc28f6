import type { PaymentLine } from "./answers";

/** What went another way than it should with a payment; null for most. */
export function oddityOf({ status, late, isKept }: Pick<PaymentLine, "status" | "late" | "isKept">) {
  if (status === "review") return "review" as const;
  return isKept ? ("kept" as const) : late;
}
