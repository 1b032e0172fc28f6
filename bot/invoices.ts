import { FormattedString } from "@grammyjs/parse-mode";
import type { PaymentMethod } from "@/domain/context";
import { Refusal } from "@/domain/errors";
import { withdrawPayment } from "@/domain/payments/open-page";
import { orderOf } from "@/domain/payments/queries";
import { startPayment } from "@/domain/payments/start";
import { invoiceOf, isSumRefused } from "@/gateways/telegram/invoices";
import { render } from "@/gateways/telegram/render";
import type { HeldSeats } from "@/messages/catalog";
import { isRefused } from "./answer";
import type { BotContext } from "./context";

/** Sends the invoice for held seats, in the private chat. Throws what `startPayment` throws. */
export async function sendInvoice(
  ctx: BotContext,
  held: HeldSeats,
  provider: Extract<PaymentMethod, "telegram" | "stars">,
) {
  const payment = await startPayment(ctx.as, { eventId: held.event.id, provider });
  const order = invoiceOf(await orderOf(ctx.as, payment), ctx.providerToken);
  const { description, buttons } = ctx.words.payments.invoice(ctx.reading, held, provider);
  const { keyboard } = render({ text: new FormattedString(description), buttons });
  const photo = photoOf(ctx, held);
  const send = (picture: { photo_url?: string }) =>
    ctx.replyWithInvoice(order.title, description, order.payload, order.currency, order.prices, {
      provider_token: order.provider_token,
      // A forwarded copy leads into the bot and not to this order.
      start_parameter: `b_${held.event.ref}`,
      ...picture,
      ...(keyboard ? { reply_markup: keyboard } : {}),
    });
  try {
    await send(photo).catch((error: unknown) => {
      // Telegram fetches the picture itself, and an invoice without it is better than none.
      if (!isRefused(error) || isSumRefused(error) || photo.photo_url === undefined) throw error;
      return send({});
    });
  } catch (error) {
    if (!isSumRefused(error)) throw error;
    await withdrawPayment(ctx.as, payment);
    throw new Refusal("method_not_offered");
  }
}

/** Telegram takes a picture here by its address alone. */
const photoOf = ({ reading }: BotContext, { event }: HeldSeats): { photo_url?: string } =>
  event.bannerImage === null
    ? {}
    : { photo_url: `${reading.appUrl}/api/images/${event.bannerImage}/page.jpg` };
