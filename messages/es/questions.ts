import { fmt } from "@grammyjs/parse-mode";
import type { Draft } from "@/domain/drafts/schema";
import { zoneCity } from "@/domain/time";
import { i, lines, paragraphs } from "../entities";
import { formatOffset } from "../format";
import { exampleDate, examplePrice, questionsIn, ticketInHand, ticketLines } from "../questions";
import { button } from "./buttons";
import { answer, duration, tickets } from "./words";

/** What to type for a price; online there is one currency alone. */
const amount = (draft: Draft) =>
  draft.currency === "XTR"
    ? [
        `Escribe el importe en Telegram Stars ⭐ (p. ej., ${examplePrice(draft)}):`,
        i("Lo que es en línea se vende en Stars: Telegram lo pide para todo lo digital."),
      ]
    : [`Escribe el importe en ${draft.currency} (p. ej., ${examplePrice(draft)}):`];

export const questions = questionsIn(
  {
    ask: {
      title: () => fmt`📝 Escribe el nombre del evento:`,
      zone: () =>
        lines(
          "🌍 ¿En qué zona horaria es el evento?",
          "Elige el reloj que coincida con el tuyo o escribe una ciudad (p. ej., Madrid). Todas las horas que mostremos la llevarán.",
        ),
      date: (r, draft) =>
        lines(
          "📅 ¿Cuándo será tu evento?",
          `Escribe la fecha y la hora (p. ej., ${exampleDate(r, draft)} a las 18:00):`,
          i(`Hora de ${zoneCity(draft.timeZone)} (${formatOffset(draft.timeZone, r.now)})`),
        ),
      length: () => fmt`⏰ ¿Cuánto durará?`,
      location: () => lines("📍 ¿Dónde será tu evento?", "Escribe el lugar:"),
      link: () => lines("🔗 ¿Cuál es el enlace para unirse?", "Solo lo verán quienes tengan plaza."),
      description: () => fmt`✏️ Escribe una descripción de tu evento:`,
      paid: () => fmt`💰 ¿Es un evento de pago?`,
      price: (_r, draft) => lines("💵 ¿Cuánto cuesta la entrada?", ...amount(draft)),
      tickets: (r, draft) =>
        paragraphs(lines("🎟️ Tipos de entrada:", ...ticketLines(r, draft, tickets)), "Añade otro o continúa."),
      ticket: (r, draft) => lines(`🎟️ ${ticketInHand(r, draft, tickets)}`, "¿Qué quieres cambiar?"),
      ticketName: () => fmt`🎟️ ¿Cómo se llama esta entrada? P. ej., Anticipada`,
      ticketPrice: (_r, draft) => lines("💵 ¿Cuánto cuesta esta entrada?", ...amount(draft)),
      ticketPlaces: () => fmt`👥 ¿Cuántas hay? Envía un número o toca Sin límite.`,
      ticketEnd: () => fmt`📅 ¿Cuándo termina la venta? Envía una fecha o toca Al empezar.`,
      refunds: () => fmt`💰 ¿Hasta cuándo se puede cancelar y recuperar el dinero?`,
      capacity: () =>
        lines(
          "👥 ¿Cuántas personas pueden asistir como máximo?",
          "Escribe un número (déjalo en blanco si no hay límite):",
        ),
      category: () => lines("🏷️ ¿Qué tipo de evento es?", "La gente filtra por él cuando busca un plan."),
      listing: () => fmt`🔍 ¿Quién puede encontrar este evento?`,
      guests: () => fmt`👥 ¿Cuántos invitados puede llevar cada asistente?`,
      banner: () => fmt`🖼️ Envíame la imagen que encabezará la tarjeta:`,
    },
    count: (number, total) => `${number} de ${total}`,
    now: (old) => fmt`Ahora: ${old}`,
    whichCurrency: "¿Qué moneda?",
    pickDay: "Elegir un día",
    minutes: duration,
    yes: "Sí",
    no: "No",
    everyone: "Todo el mundo",
    onlyWithLink: "Solo quien tenga el enlace",
    noGuests: "Ninguno",
    more: "Más",
    ofTicket: {
      ticketName: "Nombre",
      ticketPrice: "Precio",
      ticketPlaces: "Cuántas",
      ticketEnd: "Fin de venta",
    },
    makeItFree: "Hacerlo gratis",
  },
  answer,
  tickets,
  button,
);
