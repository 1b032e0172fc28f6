import type { checkout as english } from "@/messages/en/miniapp/checkout";
import { formatNumber } from "@/messages/format";

const tickets = (count: number) => (count === 1 ? "1 entrada" : `${formatNumber(count, "es")} entradas`);

export const checkout: typeof english = {
  title: "Tus entradas",
  each: (price) => `${price} cada una`,
  free: "Gratis",
  left: (count) => (count === 1 ? "Queda 1" : `Quedan ${formatNumber(count, "es")}`),
  soldOut: "Agotada",
  onSaleFrom: (when) => `A la venta desde el ${when}`,
  onSaleUntil: (when) => `A la venta hasta el ${when}`,
  saleOver: "Ya no está a la venta",
  hidden: "Con tu código",
  max: (count) => `Hasta ${tickets(count)} por persona`,
  fewer: (name) => `Una ${name} menos`,
  more: (name) => `Una ${name} más`,
  quantity: (name) => `Entradas: ${name}`,

  promo: "Código promocional",
  promoAdd: "Añadir un código promocional",
  promoApply: "Aplicar",
  promoRemove: "Quitar el código",
  promoGone: "Este código no vale aquí, o ya no vale. Revisa cómo está escrito.",
  off: (share) => `${share} menos`,
  unlocks: "Desbloqueada",

  feeLine: (share, name) => `Cada precio incluye ${share} de ${name}.`,
  line: (quantity, name) => `${quantity} × ${name}`,
  total: "Total",
  chooseFirst: "Elige tus entradas",
  payWith: "Pagar con",
  ways: {
    telegram: { title: "Pagar en Telegram", hint: "Tarjeta, Apple Pay o Google Pay, aquí mismo" },
    stripe: { title: "Pagar con tarjeta en Stripe", hint: "Se abre la página de Stripe en tu navegador" },
    stars: { title: "Pagar con Stars", hint: "De tu saldo de Telegram" },
  },
  noWays: "Este evento aún no puede cobrar. Pregunta a su anfitrión.",
  termsBefore: "Al pagar aceptas las",
  terms: "condiciones",
  pay: (amount) => `Pagar ${amount}`,
  getFree: (count) => (count === 1 ? "Conseguir entrada" : "Conseguir entradas"),
  joinList: "Apuntarme a la lista",
  fullTitle: "No quedan plazas",
  fullText:
    "Elige lo que te gustaría: cuando haya sitio, te lo guardamos y te avisamos. Pagas en ese momento.",

  refundFull: (until) => `Devolución completa hasta el ${until}.`,
  refundPart: (percent, until) => `Se devuelve el ${percent} % hasta el ${until}.`,
  refundNone: "Sin devoluciones.",
  refundAlways: "Devolución completa hasta que empiece.",

  returnsNothing: "Según la política de reembolso, no se devuelve dinero.",
  returns: (amount) => `Se te devuelven ${amount}.`,
  fullUntil: (until) => `El evento ha cambiado: puedes recuperarlo todo hasta el ${until}.`,

  held: "Guardadas para ti durante",
  until: (time) => `hasta las ${time}`,
  heldOver: "Se acabó el tiempo",
  release: "Devolver las entradas",
  releaseTitle: "¿Devolver estas entradas?",
  releaseText: "Ya no estarán guardadas para ti y otra persona podrá comprarlas. No se ha cobrado nada.",
  releaseYes: "Devolver",
  releaseNo: "Quedármelas",
  priceChanged: (amount) => `Ahora el total es ${amount}`,
  priceChangedText: "No es lo que viste antes, así que no se pagó nada. Míralo otra vez.",
  offerTitle: "Hay una plaza para ti",
  offerText: "Acéptala y queda guardada mientras pagas.",
  take: "Aceptar la plaza",

  waitingTitle: "Esperando la confirmación",
  waitingText: (amount) => `Nos están confirmando que llegaron ${amount}. Suele tardar unos segundos.`,
  waitingStripeTitle: "Paga en tu navegador",
  waitingStripeText: (amount) =>
    `La página de Stripe pide ${amount}. Vuelve aquí después: lo notamos por nuestra cuenta.`,
  waitingInvoiceTitle: "Aún sin pagar",
  waitingLong: "Tarda más de lo normal. Puedes cerrar esto: te avisamos en cuanto se confirme.",
  steps: { held: "Entradas guardadas", payment: "Pago", confirmation: "Confirmación" },
  stepDone: "Hecho",
  stepOpen: "Todavía no",
  stepNow: "Comprobando",
  closeAnytime: "Puedes cerrar esto. Te avisamos en cuanto se confirme, y nada se cobra dos veces.",
  openAgain: "Abrir otra vez la página de pago",
  otherWay: "Pagar de otra forma",
  close: "Cerrar",

  declinedTitle: "La tarjeta fue rechazada",
  declined: {
    funds: "No había suficiente dinero en la tarjeta.",
    expired: "La tarjeta ha caducado.",
    security_code: "El código de seguridad no era correcto.",
    bank: "Tu banco dijo que no.",
  },
  nothingCharged: "No se cobró nada y tus entradas siguen guardadas.",
  lastDeclined: "La última tarjeta fue rechazada",
  tryAgain: (amount) => `Reintentar · ${amount}`,

  expiredTitle: "Se acabó el tiempo",
  expiredText: "Las entradas no se pagaron a tiempo y vuelven a estar a la venta. No se cobró nada.",
  startAgain: "Empezar de nuevo",

  paidTitle: "Nos vemos allí",
  paidText: (count, amount) =>
    `${tickets(count)}, ${amount} pagados. También ${count === 1 ? "la tienes" : "las tienes"} en el chat.`,
  gotText: (count) => `${tickets(count)}. También ${count === 1 ? "la tienes" : "las tienes"} en el chat.`,
  showTickets: (count) => (count === 1 ? "Ver entrada" : "Ver entradas"),
  done: "Listo",

  returnedTitle: "Tu dinero va de vuelta",
  returnedText: (amount) =>
    `Llegó cuando ya no había entradas, así que ${amount} vuelven por donde vinieron. No tienes entradas.`,
  duplicateText: (amount) =>
    `Tus entradas ya estaban pagadas, así que estos ${amount} vuelven por donde vinieron. Tus entradas están a salvo.`,
  reviewTitle: "Estamos mirando tu pago",
  reviewText:
    "Lo que llegó no es lo que se pedía. El anfitrión está al tanto y lo resuelve contigo en el chat.",

  onListTitle: (position) => `Eres la persona número ${formatNumber(position, "es")} de la lista de espera`,
  onListText: "Cuando haya una plaza te la guardamos y te avisamos enseguida. Pagas en ese momento.",
  onListPaid:
    "Tu pago llegó cuando ya no había entradas, y lo guardamos: la próxima plaza es tuya al momento. Si no hay ninguna antes del comienzo, te lo devolvemos todo.",
  notApprovedTitle: "Las entradas saldrán a la venta cuando se apruebe el evento",
  notApprovedText: "Antes, una persona le echa un vistazo.",
  closedTitle: "Ya no se pueden comprar entradas",
  closedText: "El evento empezó, terminó o fue cancelado.",
  toEvent: "Volver al evento",
  failedTitle: "Las entradas no llegaron",
  failedText: "No se cobró nada. Inténtalo en un momento.",
};
