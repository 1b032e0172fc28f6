import { eq } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { stripeAccounts } from "@/db/schema/payments";
import { ticketTypes } from "@/db/schema/tickets";
import { type Context, transact, type UserActor } from "../context";
import { InvalidInput, Refusal } from "../errors";
import { announce } from "../facts";
import { isWithin } from "../fees/rules";
import type { TaxAndFees } from "../fees/schema";
import { requireImage } from "../images/queries";
import { day, nextRowAt } from "../limits";
import { capacityOf, general } from "../sales/rules";
import type { TicketTypeInput } from "../sales/schema";
import { lockUser, refuseIfSuspended } from "../users/queries";
import { planReminders } from "./plan-reminders";
import { getEvent } from "./queries";
import { newLinkSecret } from "./renew-link";
import { codeFrom, isDigital, isSoldIn, methodsFor } from "./rules";
import { limits, type NewEvent } from "./schema";

const twoHours = 2 * 60 * 60 * 1000;
const twoYears = 2 * 366 * 24 * 60 * 60 * 1000;

/**
 * Publishes a new event of the acting person, with the usual reminders or those of the event that it repeats (`like`). A first-time organizer's public event works by its link
 * at once, and is listed when an administrator has looked at it. Throws `sales_not_open` for a price
 * that nobody could pay: without a way to take money, or while the organizer's account does not take any;
 * `too_many_events` after ten within 24 hours, InvalidInput for dates that cannot be and pictures nobody uploaded.
 */
export async function publishEvent(
  ctx: Context<UserActor>,
  input: NewEvent,
  { like }: { like?: string | undefined } = {},
) {
  return transact(ctx, async (tx) => {
    const types = ticketTypesOf(input);
    await refuseUnsellable(tx, { ...input, organizerId: tx.actor.userId }, types);
    refuseFeeAbovePrice(
      input.taxAndFees,
      types.map(({ priceMinor }) => priceMinor),
    );
    const now = tx.now();
    const endsAt = input.endsAt ?? new Date(input.startsAt.getTime() + twoHours);
    refuseImpossibleDates(input.startsAt, endsAt, now);
    if (input.bannerImage !== null) await requireImage(tx, input.bannerImage, "bannerImage");

    const organizer = await lockUser(tx, tx.actor.userId);
    refuseIfSuspended(organizer);
    await refuseTooMany(tx);

    const id = tx.newId();
    const { priceMinor: _, currency: __, ticketTypes: ___, ...fields } = input;
    const needsReview = input.visibility === "public" && organizer.verifiedAt === null;
    await tx.db.insert(events).values({
      ...fields,
      id,
      code: await freeCode(tx),
      linkSecret: input.visibility === "public" ? null : newLinkSecret(tx),
      organizerId: organizer.id,
      endsAt,
      capacity: capacityOf(input.capacity, types),
      review: needsReview ? "pending" : "not_needed",
      createdAt: now,
      updatedAt: now,
    });
    await tx.db.insert(ticketTypes).values(
      types.map((type, position) => ({
        ...type,
        id: tx.newId(),
        eventId: id,
        position,
        createdAt: now,
        updatedAt: now,
      })),
    );
    await planReminders(tx, { eventId: id, like });
    await announce(tx, "event/published", { eventId: id });
    return getEvent(tx, id);
  });
}

function ticketTypesOf({ ticketTypes: types, priceMinor, currency }: NewEvent): TicketTypeInput[] {
  if (types.length > 0) return types;
  return [general({ priceMinor, currency })];
}

type Seller = Parameters<typeof isDigital>[0] & { organizerId: number };

/**
 * Tickets of one event are sold in one currency, and digital goods in Telegram's Stars alone (Bot Platform ToS §6.2).
 * Throws InvalidInput otherwise, and `sales_not_open` where nobody could pay.
 */
export async function refuseUnsellable(tx: Context, event: Seller, types: TicketTypeInput[]) {
  const sold = types.filter(({ priceMinor }) => priceMinor > 0);
  if (sold.length === 0) return;
  const [currency, ...others] = new Set(sold.map((type) => type.currency));
  if (others.length > 0) throw new InvalidInput("ticketTypes", "must have one currency");
  if (!isSoldIn(event, currency!))
    throw new InvalidInput(
      "ticketTypes",
      "are sold in Stars (XTR) if the event is online only, and else not",
    );

  const { methods, seller } = tx.settings;
  const needsAccount = seller === "organizer" && !isDigital(event);
  const [account] = needsAccount
    ? await tx.db
        .select({ chargesEnabled: stripeAccounts.chargesEnabled })
        .from(stripeAccounts)
        .where(eq(stripeAccounts.userId, event.organizerId))
    : [];
  if (methodsFor(event, currency, { methods, seller }, account?.chargesEnabled ?? false).length === 0)
    throw new Refusal("sales_not_open");
}

/** Throws InvalidInput unless the fee is a part of each price that is asked. */
export function refuseFeeAbovePrice({ fee }: TaxAndFees, pricesMinor: number[]) {
  if (!isWithin(pricesMinor, fee))
    throw new InvalidInput("taxAndFees.fee.value", "must be less than the lowest price");
}

/** Throws InvalidInput unless the event starts in the future, within two years, and ends after it starts. */
export function refuseImpossibleDates(startsAt: Date, endsAt: Date, now: Date) {
  if (startsAt <= now) throw new InvalidInput("startsAt", "must be in the future");
  if (startsAt.getTime() - now.getTime() > twoYears)
    throw new InvalidInput("startsAt", "must be within two years");
  refuseImpossibleEnd(startsAt, endsAt);
}

/** Throws InvalidInput unless the end comes after the start, within two years. */
export function refuseImpossibleEnd(startsAt: Date, endsAt: Date) {
  if (endsAt <= startsAt) throw new InvalidInput("endsAt", "must be after startsAt");
  if (endsAt.getTime() - startsAt.getTime() > twoYears)
    throw new InvalidInput("endsAt", "must be within two years");
}

/** The organizer's row is locked: two drafts confirmed at once are counted one after the other. */
async function refuseTooMany(tx: Context<UserActor>) {
  const nextAt = await nextRowAt(
    tx,
    { from: events, createdAt: events.createdAt, where: eq(events.organizerId, tx.actor.userId) },
    { limit: limits.newPerDay, windowMs: day },
  );
  if (nextAt) throw new Refusal("too_many_events", { max: limits.newPerDay, nextAt });
}

/** A code that no event has. A race for the same one of a billion ends at the unique constraint. */
async function freeCode(tx: Context) {
  for (;;) {
    const code = codeFrom(tx.newId());
    const [taken] = await tx.db.select({ id: events.id }).from(events).where(eq(events.code, code));
    if (!taken) return code;
  }
}
