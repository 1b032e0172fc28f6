import type { limits } from "@/domain/events/schema";
import type { limits as feeLimits } from "@/domain/fees/schema";
import type { limits as saleLimits } from "@/domain/sales/schema";

/** The schema's limits, without its check, which is loaded later; the types hold the two together. */
export const longest = {
  title: 100,
  description: 2000,
  location: 255,
  capacity: 100_000,
  guests: 9,
  ticketTypes: 10,
  ticketName: 60,
  perPerson: 10,
  taxName: 20,
  taxId: 40,
  feeName: 40,
  basisPoints: 5000,
} as const satisfies Partial<typeof limits & typeof saleLimits> & typeof feeLimits;
