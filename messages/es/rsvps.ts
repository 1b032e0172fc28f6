import { fmt } from "@grammyjs/parse-mode";
import type { Catalog } from "../catalog";
import { isRefused } from "../contact";
import { b, deadline, lines } from "../entities";
import { canJoin } from "../event-state";
import { danger, inThrees, primary, row, rows, tap } from "../keyboard";
import { button } from "./buttons";
import { comesBack, whatReturns } from "./payment-letters";

export const rsvps: Catalog["rsvps"] = {
  guestsAsk: (_r, event, _partySize, maxParty) => ({
    text: fmt`👥 ¿Cuántas personas van contigo a ${b(event.title)}?`,
    buttons: inThrees([
      ...Array.from({ length: maxParty }, (_, n) =>
        tap(n === 0 ? "Solo yo" : `+${n}`, "guests", event.id, String(n)),
      ),
      tap("Atrás", "event.show", event.id, "here"),
    ]),
  }),

  cancelAsk: (r, event, back) => ({
    text: lines(
      fmt`¿Quieres dejar tu plaza en ${b(event.title)}?`,
      ...whatReturns(r, back),
      back?.fullUntil
        ? fmt`El evento ha cambiado desde que compraste: puedes recuperarlo todo hasta el ${deadline(r, back.fullUntil, event.timeZone)}.`
        : null,
    ),
    buttons: rows(
      [primary(button.keepSeat(event, "here")), danger(button.cancelRsvpNow(event))],
      row(isRefused(back) && button.contactOrganizer(event)),
    ),
  }),

  cancelled: (r, event, back) => ({
    text: lines(fmt`❌ Tu asistencia a ${b(event.title)} se ha cancelado.`, ...whatReturns(r, back)),
    buttons: rows(
      row(canJoin(event, r.now) && button.rsvpAgain(event), button.findEvents()),
      row(isRefused(back) && button.contactOrganizer(event)),
    ),
  }),

  leaveAsk: (r, event, back) => ({
    text: lines(fmt`¿Quieres dejar la lista de espera de ${b(event.title)}?`, ...comesBack(r, [back])),
    buttons: [[primary(button.stayOnWaitlist(event, "here")), danger(button.getMoneyBack(event))]],
  }),

  leftWaitlist: (r, event, back) => ({
    text: lines(fmt`❌ Has dejado la lista de espera de ${b(event.title)}.`, ...whatReturns(r, back)),
    buttons: [row(canJoin(event, r.now) && button.joinWaitlistAgain(event), button.findEvents())],
  }),

  offerAccepted: (_r, event) => ({ text: fmt`✅ La plaza en ${b(event.title)} es tuya.` }),

  offerDeclined: (r, event) => ({
    text: fmt`❌ Has dejado pasar la plaza en ${b(event.title)}. Va para la siguiente persona.`,
    buttons: [row(canJoin(event, r.now) && button.joinWaitlistAgain(event), button.findEvents())],
  }),

  alertConfirmed: (_r, { title }, reachable) => ({
    text: reachable
      ? `¡Vas a ${title}! Los detalles están en nuestro chat privado.`
      : `¡Vas a ${title}! Toca Detalles para abrir el bot y enterarte de cualquier cambio.`,
    dialog: true,
  }),

  alertWaitlisted: (_r, position, reachable) => ({
    text: `Eres el número ${position} de la lista de espera. ${reachable ? "Te escribiremos cuando quede una plaza libre." : "Toca Detalles para abrir el bot, y podremos escribirte cuando quede una plaza libre."}`,
    dialog: true,
  }),

  alertGuests: (_r, partySize) => ({
    text: partySize === 1 ? "Guardado: solo tú." : `Guardado: tú +${partySize - 1}.`,
  }),
};
