import type { Context } from "../context";
import { alertOrganizer } from "./alert";
import { tellPayer } from "./apply";
import { findPayment } from "./queries";

/** Kept money has found its seats: its payer reads so, and the organizer. */
export async function tellSeated(tx: Context, paymentId: string) {
  const payment = await findPayment(tx, paymentId);
  await tellPayer(tx, payment!, "payment.completed", { hasWaited: true });
  await alertOrganizer(tx, payment!, "seated");
}
