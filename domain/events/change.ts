import { isDeepStrictEqual } from "node:util";
import { eq, sql } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { authorize } from "../access";
import { type Context, transact } from "../context";
import { InvalidInput, Refusal } from "../errors";
import { announce } from "../facts";
import { requireImage } from "../images/queries";
import { capacityAfter } from "../sales/rules";
import { getUser } from "../users/queries";
import { growTickets, newlyPriced, planTickets, saveTickets } from "./change-tickets";
import { inviteAttendees } from "./invite";
import { moveKeptMoney } from "./move-kept-money";
import { moveReminders } from "./move-reminders";
import { refuseFeeAbovePrice, refuseImpossibleDates, refuseImpossibleEnd, refuseUnsellable } from "./publish";
import { getEvent, listTicketTypes, lockEvent } from "./queries";
import { isTrusted } from "./read-trust";
import { newLinkSecret } from "./renew-link";
import {
  calendarFields,
  hasStarted,
  isDigital,
  isNarrower,
  refundableUntil,
  refuseIfEnded,
  refuseIfSuspended,
} from "./rules";
import type { EventChanges, EventDetails } from "./schema";

/**
 * Changes fields of a published event. When only the start is given, the end keeps its distance; without a capacity, it
 * goes along with the tickets if these were all it took in. People who have bought or hold a ticket keep its price and policy.
 * Attendees are told, unless `quietly`. What an organizer who is not trusted yet changes of a listed event is looked at again. An event that fewer people may see than before gets a new link. Throws
 * `not_organizer`, `event_suspended`, `cancelled`, `past`, `capacity_below_taken`, `place_fixed`, InvalidInput for dates that cannot be and
 * pictures nobody uploaded, and what `change-tickets` throws.
 */
export async function changeEvent(
  ctx: Context,
  { eventId, changes, quietly = false }: { eventId: string; changes: EventChanges; quietly?: boolean },
) {
  return transact(ctx, async (tx) => {
    const event = await lockEvent(tx, eventId);
    authorize(tx, "event.change", { event });
    refuseIfSuspended(event);
    refuseIfEnded(event, tx.now());

    if (changes.bannerImage) await requireImage(tx, changes.bannerImage, "bannerImage");
    const { ticketTypes, ...fields } = changes;
    const plan = ticketTypes && (await planTickets(tx, eventId, ticketTypes));
    const next = {
      ...(plan ? { capacity: capacityAfter(event.capacity, plan.before, plan.after) } : {}),
      ...fields,
      ...movedEnd(event, changes),
      ...replacedBanner(changes),
    };
    const changed = Object.fromEntries(
      Object.entries(next).filter(
        ([field, value]) => !isDeepStrictEqual(event[field as keyof typeof event], value),
      ),
    );
    if (!plan && Object.keys(changed).length === 0) return getEvent(tx, eventId);

    refuseImpossibleMove(event, next, tx.now());
    await refuseOtherPlace(tx, event, next);
    if (plan && newlyPriced(plan)) await refuseUnsellable(tx, { ...event, ...changed }, plan.after);
    if (plan || next.taxAndFees)
      refuseFeeAbovePrice(
        next.taxAndFees ?? event.taxAndFees,
        (plan?.after ?? (await listTicketTypes(tx, eventId))).map(({ priceMinor }) => priceMinor),
      );
    if (next.capacity != null && next.capacity < event.seatsTaken)
      throw new Refusal("capacity_below_taken", { taken: event.seatsTaken });

    const isHidden = next.visibility !== undefined && isNarrower(next.visibility, event.visibility);
    if (isHidden) await inviteAttendees(tx, eventId);
    const beginsToCost = plan && newlyPriced(plan) && plan.before.every(({ priceMinor }) => priceMinor === 0);
    const showsOther = eyeCatching.some((field) => field in changed) || beginsToCost === true;
    const review = await reviewAfter(tx, event, {
      visibility: "visibility" in changed ? next.visibility : undefined,
      showsOther,
    });
    const movesEntry = calendarFields.some((field) => field in changed);
    const moves = "startsAt" in changed || "location" in changed;
    await tx.db
      .update(events)
      .set({
        ...changed,
        ...(review === event.review ? {} : asNewlyPending),
        ...(isHidden ? { linkSecret: newLinkSecret(tx) } : {}),
        calendarSequence: event.calendarSequence + (movesEntry ? 1 : 0),
        ...(moves ? { refundableUntil: refundableUntil(next.startsAt ?? event.startsAt, tx.now()) } : {}),
        updatedAt: tx.now(),
      })
      .where(eq(events.id, eventId));
    if (plan) await saveTickets(tx, eventId, plan);
    if ("capacity" in changed) await growTickets(tx, eventId, next.capacity ?? null);
    if ("startsAt" in changed || "endsAt" in changed) await moveReminders(tx, eventId);
    if (next.startsAt && "startsAt" in changed) await moveKeptMoney(tx, eventId, next.startsAt);
    const before = {
      ...Object.fromEntries(Object.keys(changed).map((field) => [field, event[field as keyof typeof event]])),
      ...(plan ? { ticketTypes: plan.before } : {}),
      ...(review === event.review ? {} : { review: event.review }),
    };
    await announce(tx, "event/changed", { eventId, before: JSON.parse(JSON.stringify(before)), quietly });
    return getEvent(tx, eventId);
  });
}

type Place = Parameters<typeof isDigital>[0];
type Placed = Place & { id: string };
type Move = { [Field in keyof Place]?: Place[Field] | undefined };

/** Throws `place_fixed` where the event would come to be sold in what it may not be sold in there. */
export async function refuseOtherPlace(tx: Context, event: Placed, move: Move) {
  const { location = event.location, latitude = event.latitude, onlineUrl = event.onlineUrl } = move;
  const willBeDigital = isDigital({ location, latitude, onlineUrl });
  if (willBeDigital !== isDigital(event) && (await isSoldOtherwise(tx, event.id, willBeDigital)))
    throw new Refusal("place_fixed", { isOnline: isDigital(event) });
}

/** Whether tickets cost what cannot be asked any more then, or such money is here or on its way. */
async function isSoldOtherwise(tx: Context, eventId: string, isInStars: boolean): Promise<boolean> {
  const isWrong = sql`(currency = 'XTR') <> ${isInStars}`;
  const [row] = await tx.db.execute<{ is: boolean }>(sql`
    select exists (select from ticket_types where event_id = ${eventId} and price_minor > 0 and ${isWrong})
      or exists (select from payments where event_id = ${eventId} and status not in ('closed', 'failed') and ${isWrong}) as is`);
  return row!.is;
}

/** What draws people to an event. */
const eyeCatching = [
  "title",
  "description",
  "onlineUrl",
  "location",
  "latitude",
  "longitude",
  "bannerImage",
  "bannerFileId",
] as const;

/** Nothing of an earlier verdict holds for what is looked at again. */
const asNewlyPending = {
  review: "pending",
  reviewedBy: null,
  reviewedAt: null,
  reviewMessage: null,
} as const;

/**
 * Listing an event later takes the same look at a first-time organizer's as listing it at once; and what a listed event
 * shows is looked at again when somebody who is not trusted yet changes it. Until then it is found by its link alone.
 */
async function reviewAfter(
  tx: Context,
  { organizerId, review, visibility }: Pick<EventDetails, "organizerId" | "review" | "visibility">,
  changed: { visibility: EventDetails["visibility"] | undefined; showsOther: boolean },
) {
  const isPublic = (changed.visibility ?? visibility) === "public";
  if (!isPublic || review === "pending") return review;
  // What was changed while it was hidden is shown from now on.
  const showsOther = changed.showsOther || changed.visibility === "public";
  // The organizer may have done what the reviewer asked for: it is reviewed once more.
  if (review === "declined") return changed.showsOther ? "pending" : review;
  const isFirst =
    review === "not_needed" &&
    changed.visibility === "public" &&
    (await getUser(tx, organizerId)).verifiedAt === null;
  return isFirst || (showsOther && !(await isTrusted(tx, organizerId))) ? "pending" : review;
}

/** Throws InvalidInput unless the new dates can be. What has started can only end at another time. */
function refuseImpossibleMove(
  event: Span,
  { startsAt = event.startsAt, endsAt = event.endsAt }: EventChanges,
  now: Date,
) {
  const starts = !isDeepStrictEqual(event.startsAt, startsAt);
  if (starts && hasStarted(event, now)) throw new InvalidInput("startsAt", "the event has already started");
  if (starts) refuseImpossibleDates(startsAt, endsAt, now);
  if (!isDeepStrictEqual(event.endsAt, endsAt)) refuseImpossibleEnd(startsAt, endsAt);
}

/** A picture takes the place of the one before, wherever that came from. */
function replacedBanner({ bannerImage, bannerFileId }: EventChanges): EventChanges {
  if (bannerImage !== undefined && bannerFileId === undefined) return { bannerFileId: null };
  return bannerFileId !== undefined && bannerImage === undefined ? { bannerImage: null } : {};
}

type Span = { startsAt: Date; endsAt: Date };

function movedEnd(event: Span, changes: EventChanges) {
  if (!changes.startsAt || changes.endsAt) return {};
  return { endsAt: new Date(changes.startsAt.getTime() + event.endsAt.getTime() - event.startsAt.getTime()) };
}
