import { createHash } from "node:crypto";
import Stripe from "stripe";
import { z } from "zod";

/** What Stripe tells of: snapshots carry the object, newer events its name alone. */
const Told = z.object({
  id: z.string().max(255),
  type: z.string().max(255),
  account: z.string().nullish(),
  data: z.object({ object: z.record(z.string(), z.unknown()).optional() }).optional(),
  related_object: z.object({ id: z.string() }).nullish(),
});

/** What another kind of object has under the same name is left out. */
const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(undefined);
const text = maybe(z.string());
const number = maybe(z.number());

/** One name for one card, from which nobody learns Stripe's own name for it. */
export const cardName = (fingerprint: string) =>
  createHash("sha256").update(`card:${fingerprint}`).digest("hex").slice(0, 32);

const Declined = z
  .object({
    code: text,
    decline_code: text,
    payment_method: maybe(z.object({ card: maybe(z.object({ fingerprint: text })) })),
  })
  .transform(({ payment_method: method, ...why }) => {
    const fingerprint = method?.card?.fingerprint;
    return { ...why, ...(fingerprint ? { card: cardName(fingerprint) } : {}) };
  });

/** All that is kept of an object: whose it is and how it stands, and nothing of a card or a person. */
const Kept = z.object({
  id: text,
  object: text,
  status: text,
  payment_status: text,
  reason: text,
  amount: number,
  amount_total: number,
  amount_refunded: number,
  currency: text,
  payment_intent: text,
  charge: text,
  client_reference_id: text,
  metadata: maybe(z.object({ payment_id: z.string().optional(), refund_id: z.string().optional() })),
  last_payment_error: maybe(Declined),
});

export type StripeEvent = {
  id: string;
  type: string;
  account: string | null;
  objectId: string | null;
  payload: z.output<typeof Kept>;
};

/**
 * One event of Stripe's, if it was signed with one of our endpoints' secrets at most five minutes ago: the platform
 * and the organizers' accounts have one each.
 */
export function readStripeEvent(
  body: string,
  signature: string,
  secrets: (string | undefined)[],
): StripeEvent | undefined {
  if (!secrets.some((secret) => secret !== undefined && isSigned(body, signature, secret))) return undefined;

  const { id, type, account, data, related_object: named } = Told.parse(JSON.parse(body));
  const payload = Kept.parse(data?.object ?? {});
  return { id, type, account: account ?? null, objectId: payload.id ?? named?.id ?? null, payload };
}

function isSigned(body: string, signature: string, secret: string): boolean {
  try {
    return Stripe.webhooks.signature?.verifyHeader(body, signature, secret) ?? false;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
    throw error;
  }
}
