import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { finishDraft } from "../drafts/change";
import { lockDraft } from "../drafts/queries";
import type { Answers } from "../drafts/schema";
import { Refusal } from "../errors";
import { locateEvent } from "../events/locate";
import { getEvent } from "../events/queries";
import { refuseIfSuspended } from "../events/rules";
import { type Rate, rates, refuseIfSpent, spend } from "../limits";
import { findPaid } from "../payments/find-paid";
import { queueLetters } from "../queue-letters";
import { findBlocked } from "../rsvps/block-guest";
import { isGuest } from "../rsvps/queries";
import { seeReturn } from "../rsvps/read-returns";
import { getUser } from "../users/queries";
import { isReachable } from "../users/rules";
import { checkMessage } from "./rules";

/** What a guest has to say to the organizer of an event; or, with `replyTo`, the organizer to that guest. */
type Words = { eventId: string; replyTo?: number | undefined };

/** What was said in a conversation, on its way: to the organizer or the guest that it is about. Ends it. Throws as the verbs below. */
export async function sendContact(
  ctx: Context<UserActor>,
  { draftId, text, updateId }: { draftId: string; text: string; updateId: number },
) {
  await transact(ctx, async (tx) => {
    const { eventId, answers } = await lockDraft(tx, draftId);
    const { replyTo } = answers as Answers;
    await (replyTo === undefined
      ? contactOrganizer(tx, { eventId: eventId!, text })
      : contactGuest(tx, { eventId: eventId!, userId: replyTo, text }));
    await finishDraft(tx, draftId, { lastUpdateId: updateId });
  });
}

/**
 * Hands a guest's words to the organizer, with what they paid and what the refund policy says of it. Throws
 * `not_found`, `not_a_guest`, `kept_out`, `cannot_be_reached`, `rate_limited`, `message_empty`, `message_too_long`.
 */
export async function contactOrganizer(
  ctx: Context<UserActor>,
  { eventId, text }: { eventId: string; text: string },
) {
  const message = checkMessage(text);
  await transact(ctx, async (tx) => {
    const { organizerId, subject, rate } = await allow(tx, { eventId });
    await spend(tx, subject, rate);
    await spend(tx, `event.contact:${eventId}`, rates.contactPerEvent);
    const { userId } = tx.actor;
    const [paid, returns] = await Promise.all([findPaid(tx, { eventId, userId }), seeReturn(tx, eventId)]);
    await queueLetters(tx, [
      {
        kind: "contact.message",
        dedupeKey: `contact.message:${tx.newId()}`,
        chatId: organizerId,
        eventId,
        payload: {
          aboutUserId: userId,
          text: message,
          ...(paid && {
            paymentId: paid.id,
            refundedMinor: paid.refundedMinor,
            returnsMinor: returns?.amountMinor ?? null,
          }),
        },
      },
    ]);
  });
}

/** Hands the organizer's words to one guest. Throws `not_organizer`, `event_suspended`, `cannot_be_reached`, `rate_limited`, `message_empty`, `message_too_long`. */
export async function contactGuest(
  ctx: Context<UserActor>,
  { eventId, userId, text }: { eventId: string; userId: number; text: string },
) {
  const message = checkMessage(text);
  await transact(ctx, async (tx) => {
    const { subject, rate } = await allow(tx, { eventId, replyTo: userId });
    await spend(tx, subject, rate);
    await queueLetters(tx, [
      {
        kind: "contact.reply",
        dedupeKey: `contact.reply:${tx.newId()}`,
        chatId: userId,
        eventId,
        payload: { text: message },
      },
    ]);
  });
}

/** Asked before somebody writes in vain. Throws `not_found`, `not_a_guest`, `kept_out`, `not_organizer`, `cannot_be_reached`, `rate_limited`. */
export async function refuseContact(ctx: Context<UserActor>, words: Words) {
  const { subject, rate } = await allow(ctx, words);
  await refuseIfSpent(ctx, subject, rate);
}

async function allow(ctx: Context<UserActor>, { eventId, replyTo }: Words) {
  const event = await locateEvent(ctx, eventId);
  const userId = replyTo ?? ctx.actor.userId;
  const action = replyTo === undefined ? "event.contact" : "guest.contact";
  authorize(ctx, action, { event, userId, isGuest: await isGuest(ctx, { eventId, userId }) });
  if (replyTo !== undefined) refuseIfSuspended(await getEvent(ctx, event.id));
  if (replyTo === undefined && (await findBlocked(ctx, eventId, [userId])).size > 0)
    throw new Refusal("kept_out");
  if (!isReachable(await getUser(ctx, replyTo ?? event.organizerId))) throw new Refusal("cannot_be_reached");
  const rate: Rate = replyTo === undefined ? rates.contact : rates.contactReply;
  return { organizerId: event.organizerId, subject: `${action}:${eventId}:${userId}`, rate };
}
