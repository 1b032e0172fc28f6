import { placeholders } from "@/domain/notifications/schema";
import type { Catalog } from "../catalog";
import { cut } from "../entities";
import { formatAmount, formatClockThere, formatDate, formatNumber, formatWhenShort } from "../format";
import { tap } from "../keyboard";
import { draftWay, eventWay } from "../ways";
import { button } from "./buttons";
import { moderated } from "./moderation-refusals";
import { event } from "./words";

const plural = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** Names of tickets are cut so that the whole fits an alert. */
const NAME = 60;

/** Every way of saying no, in the voice of the product: what is the case, then what is next. */
export const refusals: Catalog["refusals"] = {
  ...moderated,
  already_going: (_r, _refusal, subject) => ({
    text: "Ya tienes plaza. Para cambiarla, toca Detalles.",
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  already_sent: () => ({
    text: "Este mensaje ya está en camino. Se puede detener, pero ya no cambiar.",
    dialog: true,
  }),
  already_waiting: (_r, { details: { position } }, subject) => ({
    text:
      position > 0
        ? `Ya estás en la lista de espera, con el número ${position}.`
        : "Ya estás en la lista de espera.",
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  cancelled: () => ({
    text: "Quien organiza ha cancelado este evento.",
    dialog: true,
    button: button.findEvents(),
  }),
  capacity_above_tickets: (r, { details: { tickets } }) => ({
    text: `Hay ${tickets === 1 ? "1 entrada" : `${formatNumber(tickets, r.language)} entradas`} en total, así que el aforo no puede ser mayor. Añade antes plazas a un tipo de entrada.`,
    dialog: true,
  }),
  capacity_below_taken: (r, { details: { taken } }) => ({
    text: `Ya hay ${taken === 1 ? "1 plaza ocupada" : `${formatNumber(taken, r.language)} plazas ocupadas`}, así que el aforo no puede bajar de ahí.`,
    dialog: true,
  }),
  checkout_gone: (_r, _refusal, subject) => ({
    text: "La plaza ya no está reservada. Empieza de nuevo para conseguir otra.",
    dialog: true,
    ...eventWay(subject, button.startAgain),
  }),
  checkout_open: (_r, _refusal, subject) => ({
    text: "Ya tienes una plaza reservada. Puedes pagarla ahora.",
    dialog: true,
    ...eventWay(subject, button.continuePayment),
  }),
  currency_fixed: (_r, { details: { currency } }) => ({
    text: `Ya se han vendido entradas en ${currency}, así que los precios siguen en ${currency}.`,
    dialog: true,
  }),
  draft_conflict: () => ({
    text: "Esto se ha cambiado en otro sitio mientras tanto. Elige con qué te quedas.",
  }),
  draft_gone: () => ({
    text: "Este borrador ya se ha publicado o eliminado.",
    button: button.createEvent(),
  }),
  draft_moved_on: (_r, _refusal, subject) => ({
    text: "Esa pregunta ya está respondida. Puedes cambiarla en la vista previa.",
    ...draftWay(subject, button.backToPreview),
  }),
  hold_ends_soon: (r, { details: { until, timeZone } }, subject) => ({
    text: `Tu plaza está reservada hasta las ${formatClockThere(until, timeZone, r.language)}, muy poco para la página de pago. Paga antes de otra forma, o cancela y empieza de nuevo.`,
    dialog: true,
    ...eventWay(subject, button.cancelPayment),
  }),
  idempotency_mismatch: () => ({
    text: "Esta clave ya se usó para otra petición. Usa una nueva, por favor.",
  }),
  in_progress: () => ({ text: "Esto se está haciendo ahora mismo. Vuelve a mirar en un momento." }),
  message_empty: () => ({
    text: "Ahí no hay texto. Envíame lo que quieres decir en un solo mensaje.",
    dialog: true,
  }),
  message_too_long: (r, { details: { length, max } }) => ({
    text: `Son ${formatNumber(length, r.language)} caracteres; el límite es ${formatNumber(max, r.language)}.`,
    dialog: true,
  }),
  method_not_offered: (_r, _refusal, subject) => ({
    text: "Quien organiza no puede cobrar de esa forma. Elige otra, por favor.",
    dialog: true,
    ...eventWay(subject, button.continuePayment),
  }),
  needs_ticket: (_r, _refusal, subject) => ({
    text: "Este evento vende entradas. Elige una primero, por favor.",
    dialog: true,
    ...eventWay(subject, button.buyTicket),
  }),
  cannot_be_reached: () => ({
    text: "No se le puede escribir: nunca inició este bot, o lo detuvo.",
    dialog: true,
  }),
  not_a_guest: (_r, _refusal, subject) => ({
    text: "Paso mensajes de quienes tienen o tuvieron plaza aquí, o esperan una. Para lo demás, mira lo que dice la descripción del evento.",
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  not_admin: () => ({ text: "Solo un administrador puede hacer eso.", dialog: true }),
  not_an_image: () => ({
    text: "No puedo leerlo como imagen. Valen JPEG, PNG, WebP y GIF, como mucho diez veces más largas que anchas.",
    dialog: true,
  }),
  not_enough_seats: (_r, { details: { free, asked } }, subject) => ({
    text: `Solo ${free === 1 ? "queda 1 plaza" : `quedan ${free} plazas`} y has pedido ${asked}.`,
    dialog: true,
    ...(free > 0 ? eventWay(subject, ({ id }) => tap(`Tomar ${free}`, "guests", id, String(free - 1))) : {}),
  }),
  not_found: () => ({
    text: "No encuentro ese evento. Revisa el código (seis letras y cifras, p. ej., K7Q2MX) o pregunta a quien te lo envió.",
    dialog: true,
    button: button.findEvents(),
  }),
  not_going: (_r, _refusal, subject) => ({
    text: "No tienes plaza aquí, así que no hay nada que cancelar.",
    dialog: true,
    ...eventWay(subject, button.rsvp),
  }),
  not_on_sale: (r, { details: { name, from } }, subject) => ({
    text:
      from !== null && from > r.now
        ? `${event.onSale(name && cut(name, NAME), formatWhenShort(from, subject?.timeZone ?? r.timeZone ?? "UTC", r.language))}.`
        : name === null
          ? "La venta de entradas ha terminado."
          : `La venta de entradas ${cut(name, NAME)} ha terminado.`,
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  not_organizer: (_r, _refusal, subject) => ({
    text: "Solo quien organiza este evento puede hacer eso.",
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  not_over: (r, { details: { endsAt, timeZone } }) => ({
    text: `Este evento aún no ha terminado. Podrás valorarlo a partir del ${formatWhenShort(endsAt, timeZone, r.language)}.`,
    dialog: true,
  }),
  not_waiting: (_r, _refusal, subject) => ({
    text: "Esta persona ya no está en la lista de espera.",
    dialog: true,
    ...eventWay(subject, button.viewAttendees),
  }),
  not_yours: () => ({ text: "Este botón era para otra persona." }),
  offer_gone: (_r, _refusal, subject) => ({
    text: "Esta oferta ha terminado y la plaza pasó a la siguiente persona.",
    dialog: true,
    ...eventWay(subject, button.joinWaitlist),
  }),
  organizer_unpaid: (_r, _refusal, subject) => ({
    text: "Quien organiza no puede recibir pagos en este momento. No se ha cobrado nada. Pregúntale o inténtalo más tarde.",
    dialog: true,
    ...eventWay(subject, button.contactOrganizer),
  }),
  past: (r, { details: { endedAt, timeZone } }) => ({
    text: `Este evento terminó el ${formatDate(endedAt, timeZone, r.language)}.`,
    dialog: true,
    button: button.findEvents(),
  }),
  place_fixed: (_r, { details: { isOnline } }) => ({
    text: isOnline
      ? "Aquí se venden entradas en Stars, algo reservado a los eventos en línea. Para hacerlo en un lugar, duplica el evento y pon precios nuevos."
      : "Aquí se venden entradas por dinero, y lo que es solo en línea se vende en Stars. Deja un lugar, o duplica el evento y pon precios en Stars.",
    dialog: true,
  }),
  price_changed: (_r, _refusal, subject) => ({
    text: "El precio ha cambiado. Empieza de nuevo desde el evento, por favor.",
    dialog: true,
    ...eventWay(subject, button.startAgain),
  }),
  price_too_low: (r, { details: { leftMinor, leastMinor, currency } }, subject) => ({
    text: `Eso costaría ${formatAmount(leftMinor, currency, r.language)}, y lo mínimo que se puede pagar son ${formatAmount(leastMinor, currency, r.language)}. Toma más entradas o sigue sin el código.`,
    dialog: true,
    ...eventWay(subject, button.buyTicket),
  }),
  private_only: (r) => ({
    text: "Haz esto en nuestro chat privado, por favor.",
    dialog: true,
    button: { label: "Abrir el bot", url: `https://t.me/${r.botUsername}` },
  }),
  promo_gone: (_r, _refusal, subject) => ({
    text: "Este código no vale para este evento o ya se ha agotado.",
    dialog: true,
    ...eventWay(subject, button.buyTicket),
  }),
  promo_too_large: (r, { details: { name, leftMinor, leastMinor, currency } }) => ({
    text: `Con este código, ${cut(name, NAME)} costaría ${formatAmount(leftMinor, currency, r.language)}, y lo mínimo que se puede pagar son ${formatAmount(leastMinor, currency, r.language)}. Descuenta menos, o todo.`,
    dialog: true,
  }),
  provider_unreachable: (_r, _refusal, subject) => ({
    text: "El servicio de pagos no responde ahora mismo. Tu plaza sigue reservada: inténtalo de nuevo en un minuto, por favor.",
    dialog: true,
    ...eventWay(subject, button.continuePayment),
  }),
  rate_limited: (r, { details: { retryAt } }, subject) => ({
    text: `Han sido demasiadas veces seguidas. Podrás de nuevo a partir del ${formatWhenShort(retryAt, r.timeZone ?? "UTC", r.language)}.`,
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  refund_too_large: (r, { details: { leftMinor, currency } }) => ({
    text:
      leftMinor > 0
        ? `De este pago se pueden devolver ${formatAmount(leftMinor, currency, r.language)}.`
        : "Este pago ya se ha devuelto entero.",
    dialog: true,
  }),
  reminder_in_the_past: (r, { details: { dueAt, timeZone } }) => ({
    text: `Eso sería el ${formatWhenShort(dueAt, timeZone, r.language)}, que ya ha pasado. Elige un momento posterior.`,
    dialog: true,
  }),
  sales_not_open: (r) => ({
    text: "Todavía no puedes cobrar. Conecta Stripe en la Web App y publica de nuevo. Tu borrador está guardado.",
    dialog: true,
    button: button.openWebApp(r),
  }),
  sign_in: () => ({ text: "Abre esto desde Telegram, por favor, para que sepamos quién eres." }),
  sold_out: (_r, { details: { name, hasOthers } }, subject) => ({
    text: `Las entradas ${cut(name, NAME)} están agotadas.${hasOthers ? " Aún quedan otras." : ""}`,
    dialog: true,
    ...eventWay(subject, hasOthers ? button.otherTickets : button.viewDetails),
  }),
  stale_button: () => ({ text: "Este mensaje está anticuado. Aquí tienes el actual." }),
  started: () => ({
    text: "Este evento ya ha empezado y no admite más asistentes.",
    dialog: true,
    button: button.findEvents(),
  }),
  ticket_gone: () => ({ text: "Esta entrada ya no es válida, o no es de este evento.", dialog: true }),
  ticket_type_in_use: (_r, { details: { name } }) => ({
    text: `Ya hubo entradas «${cut(name, NAME)}», o hay un código o un mensaje para ellas, así que el tipo no se puede eliminar. Termina su venta u ocúltalo.`,
    dialog: true,
  }),
  ticket_used: (_r, _refusal, subject) => ({
    text: "Con esta entrada ya ha entrado alguien, así que no se puede usar otra vez, devolver ni ceder. Quien organiza puede deshacerlo.",
    dialog: true,
    ...eventWay(subject, button.contactOrganizer),
  }),
  tickets_below_taken: (r, { details: { name, taken } }) => ({
    text: `Ya hay ${taken === 1 ? `1 entrada «${cut(name, NAME)}» vendida o reservada` : `${formatNumber(taken, r.language)} entradas «${cut(name, NAME)}» vendidas o reservadas`}, así que no puede haber menos.`,
    dialog: true,
  }),
  tickets_passed_on: (_r, _refusal, subject) => ({
    text: "Algunas de tus entradas las tiene ahora otra persona. Podrás cancelar cuando te las devuelva, y quien organiza puede cancelarlas y reembolsarlas en cualquier momento.",
    dialog: true,
    ...eventWay(subject, button.contactOrganizer),
  }),
  too_many_drafts: (r, { details: { max } }) => ({
    text: `Ya tienes ${formatNumber(max, r.language)} borradores. Publica o elimina uno y empieza otro después.`,
    button: button.openDrafts(r),
  }),
  too_many_events: (r, { details: { max, nextAt } }, subject) => ({
    text: `Has creado ${plural(max, "evento", "eventos")} en 24 horas. Podrás crear el siguiente a partir del ${formatWhenShort(nextAt, r.timeZone ?? "UTC", r.language)}. Tu borrador está guardado.`,
    dialog: true,
    ...draftWay(subject, button.continueDraft),
  }),
  too_many_guests: (_r, { details: { max } }, subject) => ({
    text:
      max === 0
        ? "A este evento no se pueden llevar invitados."
        : `Puedes llevar hasta ${plural(max, "invitado", "invitados")} a este evento.`,
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  too_many_holds: (r, { details: { max, nextAt } }, subject) => ({
    text: `Te hemos reservado plazas ${max} veces en un día y no se pagaron. Puedes volver a intentarlo desde el ${formatWhenShort(nextAt, r.timeZone ?? "UTC", r.language)}.`,
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  too_many_messages: (r, { details: { max, nextAt } }, subject) => ({
    text: `Has enviado ${plural(max, "novedad", "novedades")} en 24 horas. Podrás enviar la siguiente a partir del ${formatWhenShort(nextAt, r.timeZone ?? "UTC", r.language)}.`,
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  too_many_reminders: (_r, { details: { max } }) => ({
    text: `Un evento puede tener hasta ${max} recordatorios. Elimina uno antes.`,
    dialog: true,
  }),
  too_many_tickets: (_r, { details: { name, max } }, subject) => ({
    text: `Puedes tener hasta ${plural(max, "entrada", "entradas")} ${cut(name, NAME)}.`,
    dialog: true,
    ...eventWay(subject, button.buyTicket),
  }),
  unknown_placeholder: (_r, { details: { name } }) => ({
    text: `No conozco {${cut(name, NAME)}}. Estos se rellenan para cada persona: ${placeholders.map((known) => `{${known}}`).join(", ")}.`,
    dialog: true,
  }),
};
