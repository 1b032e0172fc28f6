import { and, eq } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { deliveries } from "@/db/schema/notifications";
import type { Context, UserActor } from "../context";
import { Refusal } from "../errors";
import type { EventDetails } from "../events/schema";
import { eventNewsKinds } from "../letters";
import { seeEvent } from "../rsvps/see-event";
import { countTap } from "./count-tap";
import type { LetterLink } from "./schema";

type Followed = {
  deliveryId: string;
  to: LetterLink;
  /** A person followed it, which counts the first time. */
  isTap: boolean;
};

/**
 * Where a link of a letter leads now: whoever holds it is taken for the letter's reader. To the event itself once that
 * is called off, or when it would lead into the call and the reader has no seat any more. Throws `not_found`.
 */
export async function followLink(
  ctx: Context,
  { deliveryId, to, isTap }: Followed,
): Promise<{ event: EventDetails; leadsTo: LetterLink | "event" }> {
  const [letter] = await ctx.db
    .select({ eventId: deliveries.eventId, readerId: deliveries.chatId })
    .from(deliveries)
    .where(and(eq(deliveries.id, deliveryId), isAnyOf(deliveries.kind, eventNewsKinds)));
  if (!letter?.eventId) throw new Refusal("not_found");

  const reader: Context<UserActor> = { ...ctx, actor: { type: "user", userId: letter.readerId } };
  const { event } = await seeEvent(reader, letter.eventId);
  if (isTap) await countTap(reader, { deliveryId });
  const isOver = event.status === "cancelled" || (to === "join" && event.onlineUrl === null);
  return { event, leadsTo: isOver ? "event" : to };
}
