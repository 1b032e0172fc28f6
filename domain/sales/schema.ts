import { z } from "zod";
import { Moment } from "../moment";
import { currencies } from "../money";
import { refusePrice } from "../read-price";
import { cleanLine } from "../text";
import { mostPlaces } from "./rules";

export const limits = {
  capacity: mostPlaces,
  ticketTypes: 10,
  ticketName: 60,
  perPerson: 10,
  refundHours: 24 * 365,
  refundSteps: 5,
} as const;

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const price = { priceMinor: z.int().min(0).max(1_000_000_000), currency: z.enum(currencies) };
export const Capacity = z.int().min(1).max(limits.capacity).nullable();

/** Tickets are sold from a time on and until a later one; instants, or their ISO text in UTC. */
export const salesInOrder: [
  (span: { salesStartAt: Date | string | null; salesEndAt: Date | string | null }) => boolean,
  { path: string[]; message: string },
] = [
  ({ salesStartAt, salesEndAt }) => !salesStartAt || !salesEndAt || salesEndAt > salesStartAt,
  { path: ["salesEndAt"], message: "must be after salesStartAt" },
];

const refundStep = z.strictObject({
  hoursBefore: z.int().min(0).max(limits.refundHours),
  percent: z.int().min(1).max(100),
});
/** What comes back of a price when a ticket is given back so many hours before the start; steps in any order, none for no refunds. */
export const RefundPolicy = z.array(refundStep).max(limits.refundSteps);

const ticketTypeFields = {
  name: z
    .string()
    .max(4 * limits.ticketName)
    .transform(cleanLine)
    .pipe(z.string().min(1).max(limits.ticketName)),
  ...price,
  capacity: Capacity,
  salesStartAt: instant.nullable(),
  salesEndAt: instant.nullable(),
  /** For those alone who bring a code that unlocks it. */
  isHidden: z.boolean(),
  maxPerPerson: z.int().min(1).max(limits.perPerson).nullable(),
};

/** One kind of ticket: its price in minor units, how many there are (null for no limit), and when it can be had. */
export const TicketTypeInput = z
  .strictObject({
    ...ticketTypeFields,
    priceMinor: price.priceMinor.default(0),
    currency: price.currency.default("USD"),
    capacity: Capacity.default(null),
    salesStartAt: ticketTypeFields.salesStartAt.default(null),
    salesEndAt: ticketTypeFields.salesEndAt.default(null),
    isHidden: ticketTypeFields.isHidden.default(false),
    maxPerPerson: ticketTypeFields.maxPerPerson.default(null),
  })
  .refine(...salesInOrder)
  .superRefine(refusePrice);
export type TicketTypeInput = z.output<typeof TicketTypeInput>;

/** A kind that is there, by its id: what is left out of it stays. Without an id it is a new one. */
const TicketTypeChange = z.strictObject({ id: z.uuid(), ...ticketTypeFields }).partial();

/** All kinds of a published event from now on, in their order; one that is not named is taken away. */
export const TicketTypeChanges = z.array(TicketTypeChange).min(1).max(limits.ticketTypes);
export type TicketTypeChanges = z.output<typeof TicketTypeChanges>;

/**
 * What can be had now: seats; a place on the waiting list; nothing before `from` (`kind` names what comes then, where
 * there are several kinds of ticket), or before an administrator has approved the event (`review`); or nothing any more.
 */
export const SaleView = z.discriminatedUnion("state", [
  z.object({ state: z.enum(["open", "full", "over", "review"]) }),
  z.object({ state: z.literal("soon"), kind: z.string().nullable(), from: Moment }),
]);
export type Sale = z.input<typeof SaleView>;
