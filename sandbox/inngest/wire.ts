import { z } from "zod";

/*
 * What the SDK (4.x) says on the wire. The shapes are strict where a function is configured: what this stand-in does not
 * play (throttle, rateLimit, batchEvents, cancel, timeouts) is refused at registration, not silently forgotten.
 */

const concurrencySchema = z.strictObject({
  limit: z.number().int().positive(),
  key: z.string().optional(),
  scope: z.enum(["fn", "env", "account"]).optional(),
});

const functionSchema = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  triggers: z.array(
    z.union([
      z.strictObject({ event: z.string(), expression: z.string().optional() }),
      z.strictObject({ cron: z.string() }),
    ]),
  ),
  steps: z.strictObject({
    step: z.object({
      runtime: z.object({ type: z.literal("http"), url: z.string() }),
      retries: z.object({ attempts: z.number().int().min(0).max(20).optional() }).optional(),
    }),
  }),
  concurrency: z
    .union([z.number().int().positive(), concurrencySchema, z.array(concurrencySchema)])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat()))
    .transform((limits) => limits.map((limit) => (typeof limit === "number" ? { limit } : limit))),
  singleton: z.strictObject({ mode: z.enum(["skip", "cancel"]), key: z.string().optional() }).optional(),
  debounce: z
    .strictObject({ period: z.string(), key: z.string().optional(), timeout: z.string().optional() })
    .optional(),
  idempotency: z.string().optional(),
  // Order under load makes no difference to a product that is correct.
  priority: z.unknown().optional(),
});

/** A function as the app registered it. */
export type JobFunction = z.output<typeof functionSchema>;

/** The body of `POST /fn/register`. */
export const registrationSchema = z.object({ appName: z.string(), functions: z.array(functionSchema) });

/** The body of `POST /e/<key>`: one event or a list. */
export const eventsSchema = z
  .union([z.looseObject({ name: z.string().min(1) }), z.array(z.looseObject({ name: z.string().min(1) }))])
  .transform((value) => [value].flat())
  .pipe(
    z.array(
      z.looseObject({
        name: z.string(),
        data: z.record(z.string(), z.unknown()).nullish(),
        id: z.string().nullish(),
        ts: z.number().nullish(),
      }),
    ),
  );

/** An event as functions receive it. */
export type JobEvent = { id: string; name: string; data: Record<string, unknown>; ts: number };

/** One entry of a 206 answer: what the function did or wants next. */
export const operationsSchema = z.array(
  z.looseObject({
    id: z.string(),
    op: z.string(),
    name: z.string().optional(),
    displayName: z.string().optional(),
    data: z.unknown().optional(),
    error: z.unknown().optional(),
  }),
);
export type Operation = z.output<typeof operationsSchema>[number];
