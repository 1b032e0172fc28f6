import type { Context } from "../context";
import { findHost } from "../events/queries";
import type { DeclineReason, OperatorProblem, PaymentProblem } from "../letters";
import { queueLetters } from "../queue-letters";
import type { Payment } from "./queries";

/** Tells the organizer, once, that something is wrong with a payment; money that does not fit is told to administrators too. `declined` is why a card was. */
export async function alertOrganizer(
  tx: Context,
  payment: Payment,
  problem: PaymentProblem,
  declined: DeclineReason | null = null,
) {
  const { organizerId } = await findHost(tx, payment.eventId);
  const admins = problem === "mismatch" || problem === "books" ? tx.settings.adminIds : [];
  await queueLetters(
    tx,
    [...new Set([organizerId, ...admins])].map((chatId) => ({
      kind: "payment.alert",
      dedupeKey: `payment.alert:${problem}:${payment.id}:${chatId}`,
      chatId,
      eventId: payment.eventId,
      payload: { paymentId: payment.id, aboutUserId: payment.userId, problem, declined },
    })),
  );
}

/** Tells the administrators, once for each `id`, what only they can look into; `subject` names it. */
export async function alertOperators(
  tx: Context,
  problem: OperatorProblem,
  { id, subject }: { id: string; subject: string },
) {
  await queueLetters(
    tx,
    tx.settings.adminIds.map((chatId) => ({
      kind: "operator.alert",
      dedupeKey: `operator.alert:${problem}:${id}:${chatId}`,
      chatId,
      payload: { problem, subject },
    })),
  );
}
