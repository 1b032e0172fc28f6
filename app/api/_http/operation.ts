import type { z } from "zod";
import type { Reason } from "@/domain/errors";
import type { RateName } from "@/domain/limits";

/**
 * Who may call: `required` is anybody signed in, `init-data` only somebody who shows fresh init data,
 * `optional` answers strangers too; `telegram`, `stripe` and `inngest` are machines that show their own secret.
 */
export type Auth = "required" | "optional" | "none" | "init-data" | "telegram" | "stripe" | "inngest";

/** All that a route promises, for the wrapper that keeps it and the document that tells it. */
export type Operation = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Names in braces are read by `params`. */
  path: `/api/${string}`;
  summary: string;
  auth: Auth;
  /** What does not fit is answered `not_found`: nothing can have such a name. */
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** Takes a file instead: its bytes, at most so many. What they are is found by looking, not by their label. */
  bytes?: number;
  /**
   * Takes an Idempotency-Key. `together`: the answer is kept in the transaction of the change, so a retry
   * never repeats it. `after`: right after it, for a verb that settles many people's requests in one
   * transaction; a retry of a lost answer is refused by the verb itself. `itself`: the verb does once what it is
   * asked often. Its answer opens something to anybody who has it, so it is not stored.
   */
  idempotent?: "together" | "after" | "itself";
  /** The answer is kept for ever under its one address: with a query behind it, it would be made again each time. */
  immutable?: true;
  /** How often one person may ask for this, besides the limit for everything that changes something. */
  rate?: RateName;
  status?: 200 | 201;
  /** The shape of the answer: what it does not name does not leave the house. Or its media type. */
  answer: z.ZodType | `${string}/${string}`;
  /** How the domain says no. */
  refusals?: readonly Reason[];
};

/** Whether strangers may read it, and reading it costs something: what is kept for ever under its address does not. */
const isOpen = ({ method, auth, immutable }: Operation) =>
  method === "GET" && auth !== "required" && !immutable;

/** The limits of rate that a request for this is counted in before anything is done. */
export const ratesOf = (operation: Operation): RateName[] => [
  ...(operation.method !== "GET" && operation.auth === "required" ? ["write" as const] : []),
  ...(isOpen(operation) ? ["read" as const] : []),
  ...(operation.rate ? [operation.rate] : []),
];
