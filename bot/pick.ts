import { Refusal, WrongLink } from "@/domain/errors";
import { locateEvent } from "@/domain/events/locate";
import { getEvent, listOrganized, listUpcoming } from "@/domain/events/queries";
import { type EventDetails, EventRef } from "@/domain/events/schema";
import { listMyEvents } from "@/domain/rsvps/queries";
import { type Operation, operations } from "@/messages/operations";
import { show } from "./answer";
import { isShared } from "./cards";
import type { BotContext } from "./context";
import { forEverybody } from "./for-everybody";
import { readPage } from "./read-arg";

const perPage = 8;

/** The event that was typed behind a command, by code, UUID or link; undefined when nothing was. Throws `not_found`. */
export async function typedEvent(
  ctx: BotContext,
  typed: string,
  how: { leaves?: boolean } = {},
): Promise<EventDetails | undefined> {
  const word = typed.trim().split(/\s+/)[0] ?? "";
  if (word === "") return undefined;

  const ref = EventRef.safeParse(word.replace(/^.*(?:start=|\/)?e_/i, ""));
  if (!ref.success) throw new WrongLink();
  const { id } = await locateEvent(ctx.as, ref.data, how);
  const event = await getEvent(ctx.as, id);
  ctx.subject = { eventId: event.id, code: event.code };
  return event;
}

/** "Which event do you mean?": the ones that the operation makes sense for, a page of them. */
export async function pickEvent(ctx: BotContext, operation: Operation, page: number) {
  const events = await candidates(ctx, operation, { limit: perPage + 1, offset: perPage * page });
  if (events.length === 0 && page === 0) return show(ctx, forEverybody(ctx, ctx.words.pickNone(ctx.reading)));

  const items = events.slice(0, perPage);
  return show(ctx, ctx.words.pick(ctx.reading, operation, { items, page, hasMore: events.length > perPage }));
}

async function candidates(ctx: BotContext, operation: Operation, place: { limit: number; offset: number }) {
  if (operation === "rsvp" || operation === "moderate") return listUpcoming(ctx.as, place);
  if (operation === "buy") return listUpcoming(ctx.as, { ...place, isPriced: true });
  if (operation === "rsvp.cancel.ask")
    return (await listMyEvents(ctx.as, ctx.user.id, place)).map(({ event }) => event);
  return listOrganized(ctx.as, ctx.user.id, { ...place, ahead: true });
}

/** Turns a page of the pick list: the argument is the page and the operation. */
export async function turnPickPage(ctx: BotContext, arg: string) {
  const [page = "", name = ""] = arg.split(":");
  const operation = operations.find((known) => known === name);
  if (!operation) throw new Refusal("stale_button");
  if (isShared(ctx) && (operation !== "rsvp" || !ctx.chat)) throw new Refusal("private_only");
  await pickEvent(ctx, operation, readPage(page));
}
