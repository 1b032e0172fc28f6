import { fmt } from "@grammyjs/parse-mode";
import type { ReportReason } from "@/domain/events/schema";
import type { Catalog, Message } from "../catalog";
import { b, clock, cut, deadline, lines, paragraphs, quote, relative, whenShort } from "../entities";
import { canJoin } from "../event-state";
import { danger, primary, row, success, tap } from "../keyboard";
import { updatedLines } from "../updates";
import { broadcasts } from "./broadcasts";
import { button } from "./buttons";
import { letters as contact } from "./contact";
import { drafts } from "./drafts";
import { reviewCard, statusCard } from "./organizer-cards";
import { BESIDE, comesBack, paymentLetters } from "./payment-letters";
import { length, letters as reminders } from "./reminders";
import { event } from "./words";

const TEXT = 3500;

const beforeListing = ({
  event: shown,
  message,
}: {
  event: { id: string; title: string };
  message: string;
}): Message => ({
  text: fmt`⚠️ Antes de mostrar ${b(shown.title)} a todo el mundo: "${cut(message, TEXT)}" Mientras tanto, tu enlace sigue funcionando.`,
  buttons: [[primary(button.editEvent(shown)), button.reply()]],
});

const signed = ({ name, username }: { name: string; username: string | null }) =>
  username === null ? name : `${name} (@${username})`;

const reportReasons: Record<ReportReason, string> = {
  spam: "Spam",
  scam: "Estafa",
  offensive: "Ofensivo",
  wrong: "Información falsa",
  other: "Otra cosa",
};

export const letters: Catalog["letters"] = {
  "rsvp.confirmed": (r, { remindedBefore, text, ...letter }) => ({
    text: paragraphs(
      lines(
        fmt`🎟️ ¡Ya tienes plaza en ${b(letter.event.title)}!`,
        event.ownDate(r, letter.event),
        event.location(letter.event),
        letter.event.onlineUrl === null ? null : `🔗 ${letter.event.onlineUrl}`,
        letter.partySize > 1 ? `👥 Tú + ${letter.partySize - 1}` : null,
      ),
      text === null ? null : reminders.own(r, letter, text, BESIDE),
      remindedBefore === null
        ? null
        : `Te enviaremos un recordatorio ${length(remindedBefore)} antes del evento.`,
    ),
    buttons: [
      [button.viewDetails(letter.event), button.cancelRsvp(letter.event)],
      row(
        letter.event.maxGuests > 0 && letter.event.price === null && button.bringGuests(letter.event),
        button.addToCalendar(letter.event),
      ),
    ],
  }),

  "rsvp.waitlisted": (_r, { event: shown, position }) => ({
    text: lines(
      fmt`⏳ Eres el número ${position} de la lista de espera de ${b(shown.title)}.`,
      "Cuando quede una plaza libre, te la guardamos y te escribimos aquí.",
    ),
    buttons: [[button.viewDetails(shown), button.leaveWaitlist(shown)]],
  }),

  "rsvp.removed": (r, { event: shown, note, back }) => ({
    text: lines(
      fmt`❌ Quien organiza ha cancelado tu asistencia a ${b(shown.title)}.`,
      note ? `"${cut(note, TEXT)}"` : null,
      ...comesBack(r, back),
    ),
    buttons: [row(shown.visibility === "public" && button.contactOrganizer(shown), button.findEvents())],
  }),

  "rsvp.status": (r, { event: shown }) => statusCard(r, shown),

  "rsvp.first": (_r, { event: shown, name }) => ({
    text: fmt`🎉 ¡${name} ${shown.price === null ? "ha sido la primera persona en apuntarse a" : "tiene la primera entrada para"} ${b(shown.title)}!`,
    buttons: [[button.viewAttendees(shown), button.share(shown)]],
  }),

  offer: (r, { event: shown, partySize, expiresAt }) => ({
    text: paragraphs(
      lines(
        partySize === 1
          ? fmt`🎟️ ¡Una plaza en ${b(shown.title)} es tuya si la quieres!`
          : fmt`🎟️ ¡${partySize} plazas en ${b(shown.title)} son tuyas si las quieres!`,
        event.ownDate(r, shown),
        event.location(shown),
      ),
      fmt`⏳ Guardado para ti hasta ${deadline(r, expiresAt, shown.timeZone)} (${relative(r, expiresAt)}).`,
    ),
    buttons: [
      [
        success(shown.price === null ? button.accept(shown) : button.acceptAndPay(shown)),
        danger(button.decline(shown)),
      ],
    ],
  }),

  "offer.expired": (r, { event: shown, expiredAt }) => ({
    text: fmt`⏳ La oferta para ${b(shown.title)} terminó a las ${clock(r, expiredAt, shown.timeZone)}${canJoin(shown, r.now) ? " y la plaza pasó a la siguiente persona" : ""}.`,
    buttons: [row(canJoin(shown, r.now) && primary(button.joinWaitlistAgain(shown)), button.findEvents())],
  }),

  ...paymentLetters,
  ...contact,

  // The same whether it came from the chat or from the Mini App.
  "event.published": (r, { event: shown }) => drafts.published(r, shown),

  "event.changed": (r, { event: shown, before, fullRefundUntil: until }) => ({
    text: paragraphs(
      fmt`🚨 Novedades de ${b(shown.title)}`,
      updatedLines(r, shown, before, {
        name: "Nombre",
        date: "Fecha",
        location: "Lugar",
        description: "Descripción",
        linkChanged: "El enlace para unirse ha cambiado.",
        place: event.place,
      }),
      until &&
        fmt`Si no te viene bien, puedes cancelar y se te devuelve todo hasta el ${deadline(r, until, shown.timeZone)}.`,
    ),
    buttons: [[primary(button.viewUpdatedDetails(shown)), button.cancelRsvp(shown)]],
  }),

  "event.cancelled": (r, { event: shown, note, back }) => ({
    text: lines(
      fmt`❌ Quien organiza ha cancelado ${b(shown.title)}, previsto para el ${whenShort(r, shown)}.`,
      note ? `"${cut(note, TEXT)}"` : null,
      ...comesBack(r, back),
    ),
    buttons: [[button.findEvents(), button.contactOrganizer(shown)]],
  }),

  "event.reported": (_r, { event: shown, from, reason, note }) => ({
    text: paragraphs(
      lines(fmt`⚠️ ${signed(from)} ha denunciado ${b(shown.title)}.`, reportReasons[reason]),
      note ? quote(cut(note, TEXT)) : null,
    ),
    buttons: [
      [button.openEvent(shown)],
      [danger(button.suspendEvent(shown, "e")), danger(button.suspendHost(shown, "h"))],
      [button.dismissReport(shown)],
    ],
  }),

  "event.suspended": (_r, { event: shown, reason }) => ({
    text: lines(
      fmt`⛔ Un administrador ha suspendido ${b(shown.title)}: "${cut(reason, TEXT)}"`,
      "Además de ti, solo lo ven los administradores, y no se vende ni se envía nada. Si crees que es un error, escríbenos.",
    ),
    buttons: [[primary(button.contactSupport()), button.manage(shown)]],
  }),

  "event.restored": (_r, { event: shown }) => ({
    text: fmt`✅ ${b(shown.title)} ya no está suspendido.`,
    buttons: [[primary(button.manage(shown))]],
  }),

  "event.withdrawn": (r, { event: shown, back }) => ({
    text: lines(
      fmt`❌ Los administradores han retirado ${b(shown.title)}, previsto para el ${whenShort(r, shown)}, y tu plaza con él.`,
      ...comesBack(r, back),
    ),
    buttons: [[button.findEvents(), button.contactSupport()]],
  }),

  update: (r, letter) => ({
    text: paragraphs(fmt`🚨 Novedades de ${b(letter.event.title)}`, reminders.own(r, letter, letter.text)),
    buttons: [[button.viewUpdatedDetails(letter.event)], [button.stopMessages(letter.event, "u")]],
  }),

  reminder: reminders.reminder,
  thanks: reminders.thanks,
  "broadcast.progress": (r, { event: shown, broadcast }) => broadcasts.progress(r, shown, broadcast),

  "verify.admin": (r, { event: shown }) => reviewCard(r, shown),

  "verify.approved": (_r, { event: shown }) => ({
    text: fmt`🎉 ${b(shown.title)} ya aparece para todo el mundo. Tus próximos eventos aparecerán al momento.`,
    buttons: [[primary(button.share(shown)), button.manage(shown)]],
  }),

  "verify.declined": (_r, letter) => beforeListing(letter),
  "verify.asked": (_r, letter) => beforeListing(letter),

  "support.message": (_r, { from, text }) => ({
    text: lines(`✏️ ${signed(from)} escribe:`, quote(cut(text, TEXT))),
    buttons: [[primary(tap("Responder", "support.reply", undefined, String(from.userId)))]],
  }),

  "support.reply": (_r, { text }) => ({
    text: lines("👋 Soporte escribe:", quote(cut(text, TEXT))),
    buttons: [[button.reply(), button.help()]],
  }),
};
