import { fmt } from "@grammyjs/parse-mode";
import { zoneCity } from "@/domain/time";
import { i, lines } from "../entities";
import { formatOffset } from "../format";
import { currencyOf, exampleDate, examplePrice, questionsIn } from "../questions";
import { button } from "./buttons";
import { answer, duration } from "./words";

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
      price: (_r, draft) =>
        lines(
          "💵 ¿Cuánto cuesta la entrada?",
          `Escribe el importe en ${currencyOf(draft)} (p. ej., ${examplePrice(draft)}):`,
        ),
      capacity: () =>
        lines(
          "👥 ¿Cuántas personas pueden asistir como máximo?",
          "Escribe un número (déjalo en blanco si no hay límite):",
        ),
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
  },
  answer,
  button,
);
