import type { Context } from "../context";
import { isNever, withdrawPayment } from "./open-page";
import { orderOf, type Payment } from "./queries";

/** The address of a Telegram invoice. Throws `method_not_offered` for sums that Telegram does not take, and `provider_unreachable`. */
export async function linkInvoice(ctx: Context, payment: Payment): Promise<string> {
  try {
    return await ctx.ports.invoices.createLink(await orderOf(ctx, payment));
  } catch (error) {
    if (isNever(error)) await withdrawPayment(ctx, payment);
    throw error;
  }
}
