import { fmt } from "@grammyjs/parse-mode";
import type { Reason } from "@/domain/errors";
import type { Catalog } from "../catalog";
import { checkoutIn } from "../checkout";
import { paymentStatusIn } from "../payment-status";
import { button } from "./buttons";
import { event } from "./words";

/** Why Telegram should not take the money. */
const preCheckout: { [R in Reason]?: string } = {
  checkout_gone: "Esta plaza ya no está reservada. Toca Comprar entrada en el evento para conseguir otra.",
  price_changed: "El precio ha cambiado. Empieza de nuevo desde el evento, por favor.",
  already_going: "Ya tienes una entrada para este evento.",
  cancelled: "Este evento se canceló, así que no se ha cobrado nada.",
  event_suspended: "Este evento está suspendido; no se ha cobrado nada.",
  suspended: "Tu cuenta está suspendida; no se ha cobrado nada. Escríbenos aquí: /support",
  not_approved: "No se venden entradas: el evento no se aprobó. No se ha cobrado nada.",
  past: "Este evento ya terminó, así que no se ha cobrado nada.",
  started: "Este evento ya ha empezado, así que no se ha cobrado nada.",
  not_yours: "Esta factura es de otra persona. Abre el evento para comprar tu propia entrada.",
};

export const payments: Catalog["payments"] = {
  ...checkoutIn(
    {
      whichTicket: (title) => fmt`¿Qué entrada quieres para ${title}?`,
      soldOut: (name) => `${name}: agotada.`,
      codeApplied: (code) => `Código ${code}: en el paso siguiente verás tu precio.`,
      purchase: (title) => fmt`Compra de entradas para ${title}`,
      price: "Precio",
      including: (amount, name) => `incl. ${amount} ${name}`,
      event: "Evento",
      held: (seats, until, relative) =>
        seats === 1
          ? fmt`Tu plaza está reservada hasta las ${until} (${relative}).`
          : fmt`Tus plazas están reservadas hasta las ${until} (${relative}).`,
      howToPay: "¿Cómo quieres pagar?",
      invoiceHeld: (seats, until) =>
        seats === 1 ? `Plaza reservada hasta las ${until}.` : `Plazas reservadas hasta las ${until}.`,
      pleaseComplete: "Completa tu pago, por favor:",
      date: "Fecha",
      completeInTelegram: "Completar el pago en Telegram",
      completeViaStripe: "Completa tu pago con Stripe:",
      securely: "Stripe procesará tu pago de forma segura.",
      payNow: "Pagar ahora con Stripe",
      payInStars: (amount) => `Pagar ${amount}`,
      waiting: (price) =>
        `Stripe está confirmando tu pago de ${price}. No hace falta pagar otra vez; tu entrada llegará aquí.`,
      arrived: (price) =>
        `Tu pago de ${price} ha llegado. Tu entrada tarda un poco más; no hace falta pagar otra vez.`,
      freeAgain: (title) => fmt`Tu plaza en ${title} vuelve a estar libre. No se ha cobrado nada.`,
    },
    event,
    button,
  ),

  preCheckout: (reason) =>
    (reason && preCheckout[reason]) ??
    "Algo ha fallado por nuestra parte y no se ha cobrado nada. Prueba de nuevo en un minuto.",

  status: paymentStatusIn(
    {
      head: (title) => fmt`Estado de los pagos de ${title}:`,
      successful: "Completados",
      failed: "Fallidos",
      pending: "Pendientes",
      refunded: "Devuelto",
      exceptions: "Por revisar",
      none: "Todavía no hay pagos.",
    },
    button,
  ),

  resolved: { text: "Marcado como resuelto." },
};
