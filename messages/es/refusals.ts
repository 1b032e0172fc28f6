import type { Catalog } from "../catalog";
import { formatDate, formatNumber, formatWhenShort } from "../format";
import { tap } from "../keyboard";
import { draftWay, eventWay } from "../ways";
import { button } from "./buttons";

const plural = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** Every way of saying no, in the voice of the product: what is the case, then what is next. */
export const refusals: Catalog["refusals"] = {
  already_going: (_r, _refusal, subject) => ({
    text: "Ya tienes plaza. Para cambiarla, toca Detalles.",
    dialog: true,
    ...eventWay(subject, button.viewDetails),
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
  capacity_below_taken: (r, { details: { taken } }) => ({
    text: `Ya hay ${taken === 1 ? "1 plaza ocupada" : `${formatNumber(taken, r.language)} plazas ocupadas`}, así que el aforo no puede bajar de ahí.`,
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
  idempotency_mismatch: () => ({
    text: "Esta clave ya se usó para otra petición. Usa una nueva, por favor.",
  }),
  in_progress: () => ({ text: "Esto se está haciendo ahora mismo. Vuelve a mirar en un momento." }),
  message_empty: () => ({
    text: "Envíame el texto en un solo mensaje, p. ej., Abrimos a las 18:30.",
    dialog: true,
  }),
  message_too_long: (r, { details: { length, max } }) => ({
    text: `Son ${formatNumber(length, r.language)} caracteres; el límite es ${formatNumber(max, r.language)}.`,
    dialog: true,
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
  not_organizer: (_r, _refusal, subject) => ({
    text: "Solo quien organiza este evento puede hacer eso.",
    dialog: true,
    ...eventWay(subject, button.viewDetails),
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
  past: (r, { details: { endedAt, timeZone } }) => ({
    text: `Este evento terminó el ${formatDate(endedAt, timeZone, r.language)}.`,
    dialog: true,
    button: button.findEvents(),
  }),
  private_only: (r) => ({
    text: "Haz esto en nuestro chat privado, por favor.",
    dialog: true,
    button: { label: "Abrir el bot", url: `https://t.me/${r.botUsername}` },
  }),
  rate_limited: (r, { details: { retryAt } }) => ({
    text: `Han sido demasiadas veces seguidas. Podrás de nuevo a partir del ${formatWhenShort(retryAt, r.timeZone ?? "UTC", r.language)}.`,
    dialog: true,
  }),
  sales_not_open: (_r, _refusal, subject) => ({
    text: "La venta de entradas aún no está abierta, así que no se puede publicar un evento de pago. Tu borrador está guardado.",
    dialog: true,
    ...draftWay(subject, ({ id }) => tap("Hacerlo gratis", "draft.paid", id, "f")),
  }),
  sign_in: () => ({ text: "Abre esto desde Telegram, por favor, para que sepamos quién eres." }),
  stale_button: () => ({ text: "Este mensaje está anticuado. Aquí tienes el actual." }),
  started: () => ({
    text: "Este evento ya ha empezado y no admite más asistentes.",
    dialog: true,
    button: button.findEvents(),
  }),
  too_many_events: (r, { details: { nextAt } }, subject) => ({
    text: `Hoy has creado 10 eventos. Podrás crear el siguiente a partir del ${formatWhenShort(nextAt, r.timeZone ?? "UTC", r.language)}. Tu borrador está guardado.`,
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
  too_many_messages: (r, { details: { sentToday, nextAt } }, subject) => ({
    text: `Hoy has enviado ${plural(sentToday, "novedad", "novedades")}. Podrás enviar la siguiente a partir del ${formatWhenShort(nextAt, r.timeZone ?? "UTC", r.language)}.`,
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
};

export const unavailable: Catalog["unavailable"] = (_r, errorId) => ({
  text: `Algo ha fallado por nuestra parte y no se ha cambiado nada. Prueba de nuevo en un minuto. (${errorId})`,
  dialog: true,
});
