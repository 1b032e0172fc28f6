import { Refusal } from "@/domain/errors";
import { getEvent } from "@/domain/events/queries";
import { findOwnFeedback } from "@/domain/feedback/queries";
import { rateEvent } from "@/domain/feedback/rate-event";
import { Rating } from "@/domain/feedback/schema";
import { reply, show } from "../answer";
import type { BotContext } from "../context";
import { ask, begin } from "../converse";
import { readNumber } from "../read-arg";
import type { Taps } from "../taps";

/** What people thought of an event: one tap, and words for whoever has more to say. */
export const feedbackTaps = {
  feedback: async (ctx, { id }) =>
    reply(ctx, ctx.words.feedback.ask(ctx.reading, await getEvent(ctx.as, id))),
  "feedback.rate": async (ctx, { id, arg }) => {
    await rateEvent(ctx.as, { eventId: id, rating: Rating.parse(readNumber(arg, { min: 1, max: 5 })) });
    await show(ctx, ctx.words.feedback.thanks(ctx.reading, await getEvent(ctx.as, id)));
  },
  "feedback.comment": async (ctx, { id }) => {
    await refuseUnlessRated(ctx, id);
    await ask(ctx, await begin(ctx, { kind: "reply", eventId: id }));
  },
} satisfies Partial<Taps>;

async function refuseUnlessRated(ctx: BotContext, eventId: string) {
  if (!(await findOwnFeedback(ctx.as, eventId))) throw new Refusal("stale_button");
}
