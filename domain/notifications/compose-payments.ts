import { z } from "zod";
import { declineReasons, paymentProblems } from "../letters";
import { fullName } from "../users/rules";
import { type Composer, type Composers, eventOf, Mention, paymentIn, standingOf } from "./letter-world";

const aboutRefund =
  (kind: "refund.sent" | "refund.failed"): Composer =>
  (row, reader, world) => {
    const { amountMinor } = z.object({ amountMinor: z.int() }).parse(row.payload);
    const payment = paymentIn(row, world);
    const boughtTickets = payment.late === null || payment.late === "seated";
    const refund = { amountMinor, boughtTickets };
    return { kind, chatId: row.chatId, reader, event: eventOf(row, world), payment, refund };
  };

const Alerted = z.object({
  problem: z.enum(paymentProblems),
  declined: z.enum(declineReasons).nullable().default(null),
});
const HasWaited = z.object({ hasWaited: z.boolean().default(false) });

export const paymentLetters: Composers<
  "payment.completed" | "payment.late" | "payment.failed" | "payment.alert" | "refund.sent" | "refund.failed"
> = {
  "payment.completed": (row, reader, world) => {
    const event = eventOf(row, world);
    const payment = paymentIn(row, world);
    if (event.status === "cancelled" || payment.ticketIds.length === 0) return "cancelled meanwhile";
    const { hasWaited } = HasWaited.parse(row.payload);
    const text = world.rules.confirmations.get(event.id) ?? null;
    return { kind: "payment.completed", chatId: row.chatId, reader, event, payment, hasWaited, text };
  },
  "payment.late": (row, reader, world) => {
    const payment = paymentIn(row, world);
    const standing = standingOf(row, world);
    if (payment.late === "seated") return "seated meanwhile";
    return {
      kind: "payment.late",
      chatId: row.chatId,
      reader,
      event: eventOf(row, world),
      payment,
      waits: payment.isKept && standing.status === "waitlisted" ? standing : null,
    };
  },
  "payment.failed": (row, reader, world) => {
    const standing = standingOf(row, world);
    if (standing.status !== "pending" || standing.holdExpiresAt <= world.now) return "paid or over meanwhile";
    const { reason } = z.object({ reason: z.enum(declineReasons) }).parse(row.payload);
    return {
      kind: "payment.failed",
      chatId: row.chatId,
      reader,
      event: eventOf(row, world),
      payment: paymentIn(row, world),
      reason,
      holdExpiresAt: standing.holdExpiresAt,
    };
  },
  "payment.alert": (row, reader, world) => {
    const payer = world.people.get(Mention.parse(row.payload).aboutUserId)!;
    const { problem, declined } = Alerted.parse(row.payload);
    return {
      kind: "payment.alert",
      chatId: row.chatId,
      reader,
      event: eventOf(row, world),
      payment: paymentIn(row, world),
      from: { userId: payer.id, name: fullName(payer) },
      problem,
      declined,
    };
  },
  "refund.sent": aboutRefund("refund.sent"),
  "refund.failed": aboutRefund("refund.failed"),
};
