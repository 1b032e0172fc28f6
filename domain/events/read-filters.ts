import { z } from "zod";
import { currencies } from "../money";
import { cleanLine } from "../text";
import { Category } from "./schema";

const first = new Date("2000-01-01T00:00:00Z");
const last = new Date("2100-01-01T00:00:00Z");

const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .pipe(z.date().min(first).max(last));
const flag = z.enum(["true", "false"]).transform((text) => text === "true");
const number = (pattern: RegExp, problem: string) => z.string().regex(pattern, problem).transform(Number);

/** "52.52,13.405" as degrees north and east. */
const Place = z
  .string()
  .regex(/^-?\d{1,2}(\.\d{1,12})?,-?\d{1,3}(\.\d{1,12})?$/, "must be latitude,longitude such as 52.52,13.405")
  .transform((text) => {
    const [latitude, longitude] = text.split(",").map(Number) as [number, number];
    return { latitude, longitude };
  })
  .pipe(z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }));
export type Place = z.output<typeof Place>;

/**
 * What a list of events is narrowed by, read from a query string. `from` and `to` are about the start,
 * `to` itself is not in it; `maxPriceMinor` lets free events pass whatever the currency.
 */
export const EventFilters = z
  .object({
    q: z.string().max(200).transform(cleanLine).default(""),
    from: instant.optional(),
    to: instant.optional(),
    category: z
      .string()
      .transform((list) => [...new Set(list.split(","))].sort())
      .pipe(z.array(Category))
      .optional(),
    free: flag.default(false),
    maxPriceMinor: number(/^\d{1,10}$/, "must be a whole number of minor units").optional(),
    currency: z.enum(currencies).optional(),
    near: Place.optional(),
    radiusKm: number(/^\d{1,4}(\.\d{1,3})?$/, "must be a number of kilometres")
      .pipe(z.number().min(0.1).max(1000))
      .optional(),
    open: flag.default(false),
  })
  .superRefine(({ from, to, maxPriceMinor, currency, near, radiusKm }, check) => {
    const refuse = (field: string, message: string) =>
      check.addIssue({ code: "custom", path: [field], message });
    if (from && to && to <= from) refuse("to", "must be after from");
    if (maxPriceMinor !== undefined && !currency) refuse("currency", "is needed with maxPriceMinor");
    if (currency && maxPriceMinor === undefined) refuse("maxPriceMinor", "is needed with currency");
    if (radiusKm !== undefined && !near) refuse("near", "is needed with radiusKm");
  });
export type EventFilters = z.output<typeof EventFilters>;
