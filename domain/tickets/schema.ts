import { z } from "zod";
import { Fee } from "../fees/schema";
import { Moment } from "../moment";
import { SaleView } from "../sales/schema";

export const TicketStatus = z.enum(["held", "active", "used", "cancelled"]);

/** The last twelve of a ticket's UUID, which are random, as people read them out: "9F3A-22C1-07BE". */
export const ticketNumber = (id: string) =>
  id
    .replaceAll("-", "")
    .slice(-12)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, "$1-");

/** A ticket as its holder sees it. `code` is what the QR code says, for a ticket that still lets somebody in. */
export const TicketView = z.object({
  id: z.uuid(),
  number: z.string(),
  status: TicketStatus,
  code: z.string().nullable(),
  holder: z.string(),
  holderId: z.int(),
  type: z.string(),
  priceMinor: z.int(),
  currency: z.string(),
  guestNumber: z.int(),
  usedAt: Moment.nullable(),
  /** The payment of the holder's that it was bought with; null for what was free or came from somebody else. */
  paymentId: z.uuid().nullable(),
  event: z.object({
    id: z.uuid(),
    code: z.string(),
    ref: z.string(),
    title: z.string(),
    startsAt: Moment,
    endsAt: Moment,
    timeZone: z.string(),
    location: z.string().nullable(),
    status: z.enum(["published", "cancelled", "completed"]),
  }),
});

/** A kind of ticket as buyers see it. `left` is null where there is no limit of its own. */
export const TicketTypeView = z.object({
  id: z.uuid(),
  name: z.string(),
  priceMinor: z.int(),
  currency: z.string(),
  left: z.int().nullable(),
  maxPerPerson: z.int().nullable(),
  isOnSale: z.boolean(),
  salesStartAt: Moment.nullable(),
  salesEndAt: Moment.nullable(),
  isHidden: z.boolean(),
});

/** What a person can have of an event, how they can pay, and what comes back when they give it back. */
export const OfferView = z.object({
  sale: SaleView,
  ticketTypes: z.array(TicketTypeView),
  methods: z.array(z.enum(["telegram", "stars", "stripe"])),
  refundPolicy: z.array(z.object({ hoursBefore: z.int(), percent: z.int() })),
  /** What each price contains: basis points of it for percent, else minor units. */
  fee: Fee.nullable(),
  /** The code that was asked with, when it holds: basis points, or minor units off each ticket; null types for all. */
  promo: z
    .object({
      code: z.string(),
      kind: z.enum(["percent", "fixed", "unlock"]),
      value: z.int(),
      ticketTypeIds: z.array(z.uuid()).nullable(),
    })
    .nullable(),
  /** Seats that are held for whoever asks until they have paid. */
  held: z.array(z.object({ name: z.string(), priceMinor: z.int(), currency: z.string() })),
  /**
   * What comes back to whoever asks when they give their seats back now; null for whoever has paid nothing. Until
   * `fullUntil` it is all of it, because the event is no longer what they bought.
   */
  back: z
    .object({
      provider: z.enum(["telegram", "stars", "stripe"]),
      amountMinor: z.int(),
      currency: z.string(),
      fullUntil: Moment.nullable(),
    })
    .nullable(),
});

/** What somebody presents at the door: the text of a QR code, or a ticket's own id. */
export const TicketCheck = z.strictObject({ code: z.string().min(8).max(400) });

const promoFields = {
  kind: z.enum(["percent", "fixed", "unlock"]),
  value: z.int().min(0).max(1_000_000_000),
  ticketTypeIds: z.array(z.uuid()).min(1).max(10).nullable(),
  maxUses: z.int().min(1).max(100_000).nullable(),
  validFrom: Moment.nullable(),
  validUntil: Moment.nullable(),
};
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** A new code: basis points for `percent`, minor units off each ticket for `fixed`, 0 and its types for `unlock`. */
export const NewPromo = z
  .strictObject({
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9][A-Z0-9_-]{1,30}$/),
    kind: promoFields.kind,
    value: promoFields.value.default(0),
    ticketTypeIds: promoFields.ticketTypeIds.default(null),
    maxUses: promoFields.maxUses.default(null),
    validFrom: instant.nullable().default(null),
    validUntil: instant.nullable().default(null),
  })
  .refine(({ kind, value }) => (kind === "unlock" ? value === 0 : value > 0), {
    path: ["value"],
    message: "must say how much comes off",
  })
  .refine(({ kind, value }) => kind !== "percent" || value <= 10_000, {
    path: ["value"],
    message: "must be at most 10,000 basis points",
  })
  .refine(({ kind, ticketTypeIds }) => kind !== "unlock" || ticketTypeIds !== null, {
    path: ["ticketTypeIds"],
    message: "must name the tickets that it unlocks",
  })
  .refine(({ validFrom, validUntil }) => !validFrom || !validUntil || validUntil > validFrom, {
    path: ["validUntil"],
    message: "must be after validFrom",
  });
export type NewPromo = z.output<typeof NewPromo>;

export const PromoView = z.object({ id: z.uuid(), code: z.string(), ...promoFields, uses: z.int() });
