import { WrongLink } from "@/domain/errors";
import { refuseContact } from "@/domain/notifications/contact";
import type { BotContext } from "../context";
import { ask, begin } from "../converse";
import { typedEvent } from "../pick";
import { readNumber } from "../read-arg";
import type { Taps } from "../taps";

/** What a guest and the organizer of an event have to say to each other: the bot passes it on. */
export const contactTaps = {
  contact: (ctx, { id }) => askWhat(ctx, id),
  "contact.reply": (ctx, { id, arg }) =>
    askWhat(ctx, id, readNumber(arg, { min: 1, max: Number.MAX_SAFE_INTEGER })),
} satisfies Partial<Taps>;

/** Writes to the organizer by a link. Throws `not_found`, and what `refuseContact` throws. */
export async function contactByLink(ctx: BotContext, link: string) {
  const event = await typedEvent(ctx, link);
  if (!event) throw new WrongLink();
  await askWhat(ctx, event.id);
}

async function askWhat(ctx: BotContext, eventId: string, replyTo?: number) {
  await refuseContact(ctx.as, { eventId, replyTo });
  const answers = replyTo === undefined ? {} : { replyTo };
  await ask(ctx, await begin(ctx, { kind: "contact", eventId, answers }));
}
