import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { DeclineReason, MoneyBack, OperatorProblem, PaidFor, PaymentProblem } from "@/domain/letters";
import type { Catalog, Reading } from "../catalog";
import { b, clock, join, lines, paragraphs } from "../entities";
import { canJoin, type EventState, stateOf } from "../event-state";
import { danger, primary, row, rows } from "../keyboard";
import { amountOf, numberOf, wayToTickets } from "../paid";
import { button } from "./buttons";
import { letters as reminders } from "./reminders";
import { event } from "./words";

/** What an organizer adds stands beside all that a confirmation tells. */
export const BESIDE = 2500;

const inStars = ({ provider }: Pick<PaidFor, "provider">) => provider === "stars";
const method = (payment: Pick<PaidFor, "provider">) => (inStars(payment) ? "tus Stars" : "tu tarjeta");

/** Stars are there at once. */
const usually = (payment: PaidFor) =>
  inStars(payment) ? null : "Suele aparecer en un plazo de 5 a 10 días hábiles.";

/** A line for each payment that goes back because seats were given or taken back. */
export const comesBack = (r: Reading, back: MoneyBack[]) =>
  back.map((money) =>
    inStars(money)
      ? `💰 Te devolvemos ${amountOf(r, money)} a tus Stars, normalmente al momento.`
      : `💰 Te devolvemos ${amountOf(r, money)} a tu tarjeta, normalmente en un plazo de 5 a 10 días hábiles.`,
  );

/** The same for whoever gives seats back, which can be too late for any of it. */
export const whatReturns = (r: Reading, back: MoneyBack | null) => {
  if (back === null) return [];
  return back.amountMinor > 0
    ? comesBack(r, [back])
    : ["💰 Según la política de reembolso, no se devuelve dinero."];
};

const declined: Record<DeclineReason, string> = {
  funds: "no hay saldo suficiente",
  expired: "la tarjeta ha caducado",
  security_code: "el código de seguridad no coincide",
  bank: "tu banco dijo que no, sin dar motivo",
};

const because = (reason: string) => `La tarjeta fue rechazada: ${reason}.`;

type Problem = { head: (title: FormattedString) => FormattedString; reason: string; next: string };
const problems: Record<PaymentProblem, Problem> = {
  failed: {
    head: (title) => fmt`Ha fallado un pago de ${title}:`,
    reason: "La tarjeta fue rechazada.",
    next: "La persona lo sabe y puede probar de nuevo mientras tenga la plaza reservada.",
  },
  mismatch: {
    head: (title) => fmt`Un pago de ${title} no encaja con lo que se pidió:`,
    reason: "Llegó un importe distinto del que cuestan las entradas, así que no se emitió ninguna.",
    next: "Míralo en los detalles de los pagos y devuelve el dinero desde ahí.",
  },
  late: {
    head: (title) => fmt`Un pago de ${title} llegó tarde:`,
    reason: "La plaza ya no estaba reservada cuando llegó el dinero.",
    next: "Si quedaba una plaza, la tiene; si no, se le devuelve todo. No hay que hacer nada.",
  },
  seated: {
    head: (title) => fmt`Un pago de ${title} que llegó tarde ya tiene su plaza:`,
    reason: "Quedó una plaza libre, y el dinero estaba guardado para ella.",
    next: "La persona lo sabe. No hay que hacer nada.",
  },
  duplicate: {
    head: (title) => fmt`Un pago de ${title} llegó dos veces:`,
    reason: "Las entradas ya estaban pagadas.",
    next: "Se le devuelve todo. No hay que hacer nada.",
  },
  inquiry: {
    head: (title) => fmt`Un banco pregunta por un pago de ${title}:`,
    reason: "Quien pagó no lo reconoce. No se ha movido dinero y sus entradas siguen como están.",
    next: "Responde en el panel de Stripe. Devolver el dinero también lo termina.",
  },
  disputed: {
    head: (title) => fmt`Un pago de ${title} está en disputa:`,
    reason: "Quien pagó ha reclamado el dinero a su banco.",
    next: "Stripe espera tu respuesta: abre el pago en el panel de Stripe.",
  },
  refund_failed: {
    head: (title) => fmt`Ha fallado un reembolso de ${title}:`,
    reason: "No se pudo devolver el dinero.",
    next: "Míralo en los detalles de los pagos y busca otra forma con esa persona.",
  },
  books: {
    head: (title) => fmt`Un pago de ${title} no coincide con las cuentas de Stripe:`,
    reason: "Stripe tiene otro importe para el pago o para lo devuelto.",
    next: "Compáralo con el pago en el panel de Stripe.",
  },
};

/** Whoever paid for several seats waits until so many are free. */
const theirs = ({ position, partySize }: { position: number; partySize: number }) => {
  const when = position === 1 ? "" : "cuando te toque, ";
  return partySize === 1
    ? `${when}la próxima plaza es tuya`
    : `${when}las próximas ${partySize} plazas que queden libres a la vez son tuyas`;
};

/** When money came that bought no seat. */
const tooLate: Record<EventState, string> = {
  open: "cuando ya no quedaban plazas",
  full: "cuando ya no quedaban plazas",
  soon: "cuando ya no quedaban plazas",
  suspended: "después de que se suspendiera el evento",
  review: "cuando ya no quedaban plazas",
  over: "cuando ya no quedaban plazas",
  on: "cuando el evento ya había empezado",
  ended: "cuando el evento ya había empezado",
  cancelled: "después de cancelarse el evento",
};

const whileKept =
  "Espera al principio de la lista, y la próxima plaza es suya. Si no queda ninguna libre antes del comienzo, o la quitas de la lista, se le devuelve todo. No hay que hacer nada.";

/** Which of the tickets that a payment bought are cancelled by now. */
const keptOf = ({ ticketIds: kept, cancelledIds: gone }: PaidFor) => {
  const all = kept.length + gone.length;
  if (gone.length === 0) return all === 1 ? "Conservas tu entrada." : `Conservas tus ${all} entradas.`;
  if (kept.length === 0)
    return all === 1 ? "Tu entrada se ha cancelado." : `Tus ${all} entradas se han cancelado.`;
  const have = gone.length === 1 ? "Se ha cancelado" : "Se han cancelado";
  const rest = kept.length === 1 ? "Conservas la otra." : `Conservas las otras ${kept.length}.`;
  return fmt`${have} ${gone.length} de tus ${all} entradas: ${join(gone.map(numberOf), ", ")}. ${rest}`;
};

/** For whoever runs the product. */
const operatorProblems: Record<OperatorProblem, string> = {
  dead_webhook:
    "Lo que dijo Stripe no pudo hacerse, tras diez intentos. Espera en /api/webhooks y allí puede repetirse.",
  unknown_charge:
    "Stripe tiene un cargo que no pertenece a ningún pago de aquí. Míralo en el panel de Stripe.",
};

export const paymentLetters: Pick<
  Catalog["letters"],
  | "checkout.expired"
  | "payment.completed"
  | "payment.late"
  | "payment.failed"
  | "payment.alert"
  | "account.closed"
  | "operator.alert"
  | "refund.sent"
  | "refund.failed"
> = {
  "checkout.expired": (r, { event: shown }) => ({
    text: fmt`⏳ El tiempo para pagar ha terminado, así que tu plaza en ${b(shown.title)} vuelve a estar libre. No se ha cobrado nada.`,
    buttons: [row(canJoin(shown, r.now) && primary(button.startAgain(shown)), button.viewDetails(shown))],
  }),

  "payment.completed": (r, { event: shown, payment, hasWaited, text, reader }) => ({
    text: paragraphs(
      lines(
        "✅ ¡Pago realizado!",
        payment.late === "seated" && !hasWaited
          ? "Tu pago llegó cuando la reserva ya había terminado, y aún quedaba una plaza para ti."
          : null,
        hasWaited ? "Quedó una plaza libre, y tu pago estaba guardado para ella." : null,
        payment.ticketIds.length > 1
          ? fmt`🎫 Tus ${payment.ticketIds.length} entradas para ${b(shown.title)} están confirmadas.`
          : fmt`🎫 Tu entrada para ${b(shown.title)} está confirmada.`,
        event.ownDate(r, shown),
        event.location(shown),
        shown.onlineUrl === null ? null : `🔗 ${shown.onlineUrl}`,
        payment.ticketIds.length > 0
          ? fmt`🆔 N.º de entrada: ${join(payment.ticketIds.map(numberOf), ", ")}`
          : null,
      ),
      text === null ? null : reminders.own(r, { event: shown, reader }, text, BESIDE),
    ),
    buttons: [
      [button.addToCalendar(shown), primary(wayToTickets(button, shown, payment))],
      [button.receipt(r, payment)],
    ],
  }),

  "payment.late": (r, { event: shown, payment, waits }) => {
    if (payment.late === "duplicate")
      return {
        text: lines(
          fmt`💰 Ya habías pagado ${b(shown.title)}, así que este pago de ${amountOf(r, payment)} no hacía falta.`,
          `Te lo hemos devuelto todo a ${method(payment)}.`,
          usually(payment),
        ),
        buttons: [[button.viewTicket(shown), button.paymentHelp()]],
      };
    const late = fmt`💰 Tu pago de ${amountOf(r, payment)} para ${b(shown.title)} llegó ${tooLate[stateOf(shown, r.now)]}.`;
    if (waits)
      return {
        text: lines(
          late,
          `Eres ${waits.position === 1 ? "la primera persona" : `el número ${waits.position}`} de la lista de espera y guardamos tu dinero para ella: ${theirs(waits)} al momento.`,
          `Si no queda ninguna libre antes de que empiece el evento, te lo devolvemos todo a ${method(payment)}.`,
        ),
        buttons: [[danger(button.getMoneyBack(shown)), button.viewEvent(shown)]],
      };
    return {
      text: lines(late, `Te lo hemos devuelto todo a ${method(payment)}.`, usually(payment)),
      buttons: [
        row(
          canJoin(shown, r.now) && { ...button.buyTicket(shown), label: "Unirme a la lista de espera" },
          button.paymentHelp(),
        ),
      ],
    };
  },

  "payment.failed": (r, { event: shown, payment, reason, holdExpiresAt }) => ({
    text: lines(
      fmt`❌ El pago de ${amountOf(r, payment)} para ${b(shown.title)} no se ha completado: ${declined[reason]}.`,
      fmt`No se ha cobrado nada. Tu plaza está reservada hasta las ${clock(r, holdExpiresAt, shown.timeZone)}.`,
    ),
    buttons: [
      row(primary(button.tryAgain(shown)), payment.provider === "stripe" && button.payViaStripe(shown)),
    ],
  }),

  "payment.alert": (r, { event: shown, reader, payment, from, problem, declined: why }) => ({
    text: lines(
      "⚠️ Aviso de pago",
      problems[problem].head(b(shown.title)),
      fmt`Persona: ${from.name}`,
      `Importe: ${amountOf(r, payment)}`,
      `Motivo: ${why ? because(declined[why]) : problems[problem].reason}`,
      problem === "late" && payment.isKept ? whileKept : problems[problem].next,
    ),
    buttons: rows(row(button.viewPaymentDetails(r, shown), button.contactUser(shown, from, reader)), [
      button.markResolved(payment),
    ]),
  }),

  "account.closed": (r, { event: shown }) => ({
    text: lines(
      "⚠️ Las ventas se han detenido",
      fmt`Stripe no acepta pagos en tu cuenta por ahora, así que nadie puede comprar entradas para ${b(shown.title)} ni para tus otros eventos.`,
      "Abre los pagos del evento para conectarla de nuevo o dar a Stripe lo que pide.",
    ),
    buttons: [[primary(button.viewPaymentDetails(r, shown))]],
  }),

  "operator.alert": (_r, { problem, subject }) => ({
    text: lines("⚠️ Aviso de pago", operatorProblems[problem], subject),
  }),

  "refund.sent": (r, { event: shown, payment, refund }) => {
    const isPart = refund.amountMinor < payment.amountMinor;
    const amount = amountOf(r, { ...payment, amountMinor: refund.amountMinor });
    return {
      text: lines(
        fmt`💰 ${amount}${isPart ? ` de ${amountOf(r, payment)}` : ""} de ${b(shown.title)} vuelven a ${method(payment)}.`,
        usually(payment),
        shown.status === "cancelled" ? "Quien organiza ha cancelado el evento." : null,
        shown.status !== "cancelled" && refund.boughtTickets ? keptOf(payment) : null,
      ),
      buttons: [[button.viewDetails(shown), button.paymentHelp()]],
    };
  },

  "refund.failed": (r, { event: shown, payment, refund }) => ({
    text: fmt`⚠️ ${inStars(payment) ? "Telegram" : "Tu tarjeta"} no aceptó la devolución de ${amountOf(r, { ...payment, amountMinor: refund.amountMinor })} de ${b(shown.title)}. Buscaremos otra forma contigo.`,
    buttons: [[primary(button.paymentHelp())]],
  }),
};
