import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { NumberPage, numberCursor, pageOf, toPage } from "@/app/api/_http/paging";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { listAttendees, standingOf } from "@/domain/rsvps/queries";
import { rsvp } from "@/domain/rsvps/rsvp";
import { AttendeeView, PartySize, RsvpView, TicketChoice } from "@/domain/rsvps/schema";
import { cleanLine } from "@/domain/text";

export const GET = route(
  {
    method: "GET",
    path: "/api/events/{id}/rsvps",
    summary:
      "Who is coming, offered a seat and waiting, in the order of joining; `q` looks for a name. For the organizer.",
    auth: "required",
    params: EventParams,
    query: NumberPage.extend({
      status: AttendeeView.shape.status.optional(),
      q: z.string().max(200).transform(cleanLine).default(""),
    }),
    answer: pageOf(AttendeeView),
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, query: { limit, cursor, status, q }, answer }) => {
    const event = await locateEvent(ctx, params.id);
    const after = cursor === undefined ? {} : { after: { queueNumber: cursor } };
    const found = await listAttendees(ctx, event, {
      limit: limit + 1,
      text: q,
      ...after,
      ...(status ? { status: [status] } : {}),
    });
    return answer(toPage(found, limit, ({ queueNumber }) => numberCursor(queueNumber)));
  },
);

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/rsvps",
    summary:
      "Saves seats for the caller and their guests: confirmed if they cost nothing, pending while they wait for money, else on the waiting list. `lines` says which tickets, where some are sold, and how large the party is.",
    auth: "required",
    params: EventParams,
    body: z.strictObject({ partySize: PartySize.default(1), ...TicketChoice.shape }),
    rate: "rsvp",
    idempotent: "after",
    status: 201,
    answer: RsvpView,
    refusals: [
      "not_found",
      "awaits_approval",
      "not_approved",
      "kept_out",
      "already_going",
      "already_waiting",
      "checkout_open",
      "needs_ticket",
      "not_on_sale",
      "sold_out",
      "too_many_tickets",
      "promo_gone",
      "price_too_low",
      "too_many_holds",
      "not_enough_seats",
      "too_many_guests",
      "cancelled",
      "past",
      "started",
    ],
  },
  async ({ ctx, params, body, answer }) => {
    const { id: eventId } = await locateEvent(ctx, params.id);
    const { userId } = ctx.actor;
    await rsvp(ctx, { eventId, ...body });
    return answer(
      { ...(await standingOf(ctx, eventId, userId)), eventId, userId },
      { location: `/api/events/${eventId}/rsvps/${userId}` },
    );
  },
);
