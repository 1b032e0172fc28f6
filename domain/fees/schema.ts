import { z } from "zod";
import { cleanLine } from "../text";

export const limits = { taxName: 20, taxId: 40, feeName: 40, basisPoints: 5000 } as const;

const line = (max: number) =>
  z
    .string()
    .max(4 * max)
    .overwrite(cleanLine)
    .min(1)
    .max(max);

/** The tax that prices contain, as receipts name it, and its rate: 1900 for 19 %. */
const Tax = z.strictObject({
  name: line(limits.taxName),
  basisPoints: z.int().min(1).max(limits.basisPoints),
});

/** What of a ticket's price is a fee, as buyers are told: basis points of it for `percent`, minor units for `fixed`. */
export const Fee = z
  .strictObject({
    name: line(limits.feeName),
    kind: z.enum(["percent", "fixed"]),
    value: z.int().min(1).max(1_000_000_000),
  })
  .refine(({ kind, value }) => kind !== "percent" || value <= limits.basisPoints, {
    path: ["value"],
    message: `must be at most ${limits.basisPoints} basis points`,
  });
export type Fee = z.infer<typeof Fee>;

/** What receipts tell of a price besides the tickets: it contains both; and by which number the seller pays tax. */
export const TaxAndFees = z.strictObject({
  fee: Fee.nullable().default(null),
  tax: Tax.nullable().default(null),
  taxId: line(limits.taxId).nullable().default(null),
});
export type TaxAndFees = z.output<typeof TaxAndFees>;
