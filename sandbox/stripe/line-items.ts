import type Stripe from "stripe";
import { z } from "zod";
import { largestAmount, minimumOf, money } from "./currencies";
import { invalidRequest } from "./errors";
import { newId } from "./ids";
import { amount, currency, list, metadata, positive, text, url } from "./params";
import { type Server, unixTime } from "./server";

export const lineItem = z.strictObject({
  quantity: positive,
  metadata: metadata.optional(),
  price_data: z.strictObject({
    currency,
    unit_amount: amount,
    product_data: z.strictObject({
      name: text(5000),
      description: text(5000).optional(),
      images: list(url).optional(),
      metadata: metadata.optional(),
    }),
  }),
});

type Asked = z.output<typeof lineItem>;

/** The lines as objects, and what they come to, within what Stripe charges at all. */
export function linesOf(server: Server, lines: Asked[]) {
  const currency = lines[0]?.price_data.currency;
  if (currency === undefined)
    throw invalidRequest("Missing required param: line_items.", {
      code: "parameter_missing",
      param: "line_items",
    });
  if (lines.length > 100)
    throw invalidRequest("You can have at most 100 line items.", { param: "line_items" });
  if (lines.some((line) => line.price_data.currency !== currency))
    throw invalidRequest("The line items of a Checkout Session must all have the same currency.", {
      param: "line_items",
    });

  const items = lines.map((line) => newLine(server, line));
  const total = items.reduce((sum, { amount_total }) => sum + amount_total, 0);
  const refuse = (message: string, code: string) => invalidRequest(message, { code, param: "line_items" });
  if (total < minimumOf(currency))
    throw refuse(
      `The Checkout Session's total amount must be at least ${money(minimumOf(currency), currency)}`,
      "amount_too_small",
    );
  if (total > largestAmount)
    throw refuse(
      `The Checkout Session's total amount must be no more than ${money(largestAmount, currency)}`,
      "amount_too_large",
    );
  return { items, total, currency };
}

function newLine(server: Server, { quantity, price_data, metadata = {} }: Asked): Stripe.LineItem {
  const { currency, unit_amount, product_data } = price_data;
  const total = unit_amount * quantity;
  return {
    id: newId("li"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency,
    description: product_data.name,
    metadata,
    price: newPrice(server, currency, unit_amount),
    quantity,
  };
}

function newPrice(server: Server, currency: string, unitAmount: number): Stripe.Price {
  return {
    id: newId("price"),
    object: "price",
    active: false,
    billing_scheme: "per_unit",
    created: unixTime(server),
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: newId("prod"),
    recurring: null,
    tax_behavior: "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: "one_time",
    unit_amount: unitAmount,
    unit_amount_decimal: null,
  };
}
