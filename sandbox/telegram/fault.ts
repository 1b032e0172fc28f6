/** `times` counts down, `probability` lets chance decide; with neither, it goes on until taken away. */
type Strikes = { times?: number; probability?: number };

/**
 * Which updates are meant: their kind (`pre_checkout_query`, `callback_query`), or what the message of one tells
 * (`successful_payment`, `chat_shared`). Left out, all are.
 */
type OfUpdates = Strikes & { update?: string };

/** Something that goes wrong on purpose. */
export type Fault =
  | ({ kind: "too-many-requests"; retryAfter: number; method?: string; chatId?: number } & Strikes)
  | ({ kind: "server-error"; method?: string; chatId?: number } & Strikes)
  /** The call takes effect, and its answer never arrives. */
  | ({ kind: "drop-after-effect"; method?: string } & Strikes)
  | ({ kind: "slow"; ms: number; method?: string } & Strikes)
  | ({ kind: "duplicate-updates" } & OfUpdates)
  | ({ kind: "reorder-updates" } & OfUpdates)
  /** Delivered only so much later, in the sandbox's time. */
  | ({ kind: "late-updates"; ms: number } & OfUpdates)
  /** Never delivered, as when whoever took it died before doing anything about it. */
  | ({ kind: "lost-updates" } & OfUpdates)
  | { kind: "jobs-away" };
