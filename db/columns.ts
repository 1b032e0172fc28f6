import { bigint, jsonb, timestamp, uuid } from "drizzle-orm/pg-core";

export const id = (name: string) => uuid(name);

/** A point in time. Values come from `ctx.now()`, never from the database's clock. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Telegram ids need 52 bits (Bot API, `User.id`), so a JavaScript number holds them exactly. */
export const telegramId = (name: string) => bigint(name, { mode: "number" });

/** An amount in the smallest unit of its currency: integers only. */
export const minorUnits = (name: string) => bigint(name, { mode: "number" });

type TaxAndFees = {
  fee: { name: string; kind: "percent" | "fixed"; value: number } | null;
  tax: { name: string; basisPoints: number } | null;
  taxId: string | null;
};
/** What prices contain besides the ticket, and the seller's number for taxes: set for an event, kept with each payment. */
export const taxAndFees = (name: string) =>
  jsonb(name).$type<TaxAndFees>().notNull().default({ fee: null, tax: null, taxId: null });

export const lifecycle = {
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
};
