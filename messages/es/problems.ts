import type { Draft, QuestionKey } from "@/domain/drafts/schema";
import { limits } from "@/domain/events/schema";
import { decimalsOf, isCurrency } from "@/domain/money";
import { limits as saleLimits } from "@/domain/sales/schema";
import { aroundGap, zoneCity } from "@/domain/time";
import type { Catalog, Reading } from "../catalog";
import { cut, lines } from "../entities";
import { formatDate, formatMoney, formatNumber, formatWallDateLong, formatWhen } from "../format";
import { problemsIn } from "../problems";
import { exampleDate, exampleDay, examplePrice } from "../questions";
import { dotted, formatWallDay, instantOf, monthName, slashed, wallClock } from "../wall";
import { button } from "./buttons";
import { calendar } from "./calendar";
import { questions } from "./questions";

const examples: Record<QuestionKey, (r: Reading, draft: Draft) => string> = {
  title: () => "P. ej., Noche de juegos indie",
  zone: () => "P. ej., Madrid",
  date: (r, draft) => `P. ej., ${exampleDate(r, draft)} a las 18:00`,
  length: () => "P. ej., 2 horas",
  location: () => "P. ej., Café Mond, Torstr. 12, Berlín",
  link: () => "P. ej., https://meet.example.com/games",
  description: () => "P. ej., Trae un juego o juega con los nuestros.",
  paid: () => "¿Sí o no?",
  price: (_r, draft) => `P. ej., ${examplePrice(draft)}`,
  tickets: () => "Añade otro o continúa.",
  ticket: () => "¿Qué quieres cambiar?",
  ticketName: () => "P. ej., Anticipada",
  ticketPrice: (_r, draft) => `P. ej., ${examplePrice(draft)}`,
  ticketPlaces: () => "P. ej., 20",
  ticketEnd: (r, draft) => `P. ej., ${exampleDate(r, draft)}`,
  refunds: () => "P. ej., 24 horas",
  capacity: () => "P. ej., 40",
  category: () => "¿Qué tipo de evento es?",
  listing: () => "¿Todo el mundo o solo quien tenga el enlace?",
  guests: () => "P. ej., 2",
  banner: () => "P. ej., una foto del lugar",
};

const money = (r: Reading, minor: number, currency: string) =>
  isCurrency(currency) ? formatMoney(minor, currency, r.language) : formatNumber(minor, r.language);

/** "la 1:30", "las 2:30": one o'clock is the only singular hour. */
const the = (time: string) => `${/^0?1:/.test(time) ? "la" : "las"} ${time}`;

export const problem = problemsIn(
  {
    say: {
      "not-text": (r, draft) =>
        `Esto lo necesito como texto. ${draft.question === null ? "" : examples[draft.question](r, draft)}`.trim(),
      "title-length": (_r, _draft, { length }) =>
        length === 0
          ? "¿Cómo se llama? P. ej., Noche de juegos indie"
          : `Ese nombre tiene ${length} caracteres y el límite es ${limits.title}. ¿Puedes acortarlo? P. ej., Noche de juegos indie`,
      "zone-unknown": (_r, _draft, { text }) =>
        `No conozco ningún lugar llamado "${cut(text, 100)}". Prueba con la gran ciudad más cercana, p. ej., Madrid.`,
      "date-unreadable": (r, draft, { text }) =>
        `No he podido leer "${cut(text, 100)}" como fecha. Prueba: ${exampleDate(r, draft)} a las 18:00 · mañana a las 19:00 · ${dotted(exampleDay(r, draft))} 19:00`,
      "date-only": (r, _draft, { date }) =>
        `Será el ${formatWallDay(date, r.language)}. ¿A qué hora empieza?`,
      "date-which": (r, _draft, { options: [first, second] }) =>
        `¿${slashed(first)} es en ${monthName(first, r.language)} o en ${monthName(second, r.language)}?`,
      "date-past": (r, { timeZone }, { wall, nextYear }) => {
        const passed = `El ${formatWhen(instantOf(timeZone, wall), timeZone, r.language)} ya ha pasado.`;
        return nextYear === null
          ? `${passed} ¿Cuándo será?`
          : `${passed} ¿Querías decir el ${formatWallDateLong(nextYear, r.language)}?`;
      },
      "date-too-far": (r, { timeZone }, { wall, limit }) =>
        `Para el ${formatWhen(instantOf(timeZone, wall), timeZone, r.language)} faltan más de dos años. Elige una fecha anterior al ${formatDate(limit, timeZone, r.language)}.`,
      "hour-skipped": (r, { timeZone }, { wall }) => {
        const { from, to } = aroundGap(timeZone, wall);
        const [before, after] = [the(wallClock(from, r.language)), the(wallClock(to, r.language))];
        return `Esa noche los relojes de ${zoneCity(timeZone)} saltan de ${before} a ${after}, así que ${the(wallClock(wall, r.language))} no existen.`;
      },
      "hour-twice": (r, { timeZone }, { wall }) =>
        `Esa noche ${the(wallClock(wall, r.language))} llegan dos veces en ${zoneCity(timeZone)}. ¿Cuál de ellas?`,
      "length-unreadable": () => "Terminaría antes de empezar. ¿Cuánto durará? P. ej., 2 horas",
      "location-length": (_r, _draft, { length }) =>
        length === 0
          ? "¿Dónde será? P. ej., Café Mond, Torstr. 12, Berlín"
          : `Son ${length} caracteres; que no pasen de ${limits.location}, por favor. P. ej., Café Mond, Torstr. 12, Berlín`,
      "link-unreadable": () => "Un enlace empieza por https://, p. ej., https://meet.example.com/games",
      "description-length": (r, _draft, { length }) =>
        `Son ${formatNumber(length, r.language)} caracteres y el límite es ${formatNumber(limits.description, r.language)}. ¿Puedes quitar unos ${formatNumber(length - limits.description, r.language)}?`,
      "price-unreadable": (_r, draft, { text }) =>
        `No he podido leer "${cut(text, 100)}" como precio. Solo números, por favor, p. ej., ${examplePrice(draft)}`,
      "price-decimals": (r, _draft, { currency, suggestion }) => {
        const decimals = isCurrency(currency) ? decimalsOf(currency) : 2;
        const has = decimals === 0 ? "no tiene decimales" : `tiene ${decimals} decimales`;
        return `${currency} ${has}, así que el precio más cercano es ${money(r, suggestion, currency)}.`;
      },
      "price-low": (r, _draft, { currency, min }) =>
        `Los pagos con tarjeta empiezan en ${money(r, min, currency)}.`,
      "price-high": (r, _draft, { currency, max }) =>
        `Una entrada puede costar como mucho ${money(r, max, currency)}. Escribe un precio más bajo.`,
      "capacity-unreadable": (r) =>
        `Envía un número entero de 1 a ${formatNumber(limits.capacity, r.language)}, p. ej., 40, o toca Sin límite.`,
      "capacity-below-taken": (r, _draft, { taken }) => {
        const seats = formatNumber(taken, r.language);
        return `Ya hay ${taken === 1 ? "1 plaza ocupada" : `${seats} plazas ocupadas`}, así que el aforo no puede bajar de ${seats}.`;
      },
      "tickets-below-taken": (r, _draft, { name, taken }) =>
        `Ya hay ${taken === 1 ? `1 entrada «${cut(name, 60)}» vendida o reservada` : `${formatNumber(taken, r.language)} entradas «${cut(name, 60)}» vendidas o reservadas`}, así que no puede haber menos.`,
      "tickets-impossible": () =>
        "Así no se pueden vender las entradas. Cada precio debe superar el recargo que contiene, la venta termina después de empezar y todos los precios van en una moneda. Cambia un tipo, o deja el evento como está.",
      "guests-unreadable": (_r, _draft, { max }) => `Envía un número entero de 0 a ${max}, p. ej., 2`,
      "not-photo": () => "Para esto necesito una imagen. Envíala como foto.",
      "draft-date-passed": (r, { timeZone }, { startsAt }) =>
        `Mientras esto estaba guardado, pasó el ${formatWhen(startsAt, timeZone, r.language)}. ¿Cuándo será?`,
      "not-complete": (r, draft) => lines("Falta una respuesta.", questions.question(r, draft).text),
      "ticket-name-length": (_r, _draft, { length }) =>
        length === 0
          ? "¿Cómo se llama esta entrada? P. ej., Anticipada"
          : `Ese nombre tiene ${length} caracteres y el límite es ${saleLimits.ticketName}. ¿Puedes acortarlo? P. ej., Anticipada`,
      "sales-end-late": (r, { timeZone }, { startsAt }) =>
        `El evento empieza el ${formatWhen(startsAt, timeZone, r.language)} y la venta termina entonces como muy tarde. Envía una fecha anterior o toca Al empezar.`,
      "refunds-unreadable": () =>
        "No lo he podido leer. Prueba: 24 horas · 3 días · siempre · sin devolución",
      "not-a-choice": (r, draft) =>
        `Toca uno de los botones. ${draft.question === null ? "" : examples[draft.question](r, draft)}`.trim(),
      "sales-not-open": () =>
        "Todavía no puedes cobrar. Conecta Stripe en la Web App y publica de nuevo, o hazlo gratis. Tu borrador está guardado.",
    },
    yes: (date) => `Sí, ${date}`,
    first: (offset) => `La primera, ${offset}`,
    second: (offset) => `La segunda, ${offset}`,
    usePrice: (price) => `Usar ${price}`,
    setCapacity: (seats) => `Dejarlo en ${seats}`,
  },
  questions,
  calendar,
  button,
);

export const unavailable: Catalog["unavailable"] = (_r, errorId) => ({
  text: `Algo ha fallado por nuestra parte y no se ha cambiado nada. Prueba de nuevo en un minuto. (${errorId})`,
  dialog: true,
});
