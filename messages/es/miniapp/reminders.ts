import type { reminders as en } from "@/messages/en/miniapp/reminders";
import { formatNumber } from "@/messages/format";

const n = (value: number) => formatNumber(value, "es");
const people = (count: number) => (count === 1 ? "1 persona" : `${n(count)} personas`);

/** "2 días", "1 hora", "90 minutos": la unidad más grande que cabe. */
function span(minutes: number) {
  const [count, unit] =
    minutes % 1_440 === 0 && minutes > 1_440
      ? [minutes / 1_440, "día"]
      : minutes % 60 === 0
        ? [minutes / 60, "hora"]
        : [minutes, "minuto"];
  return `${n(count)} ${unit}${count === 1 ? "" : "s"}`;
}
const anchorOf = { start: "el comienzo", end: "el final" };

export const reminders: typeof en = {
  title: "Recordatorios",
  hint: "Lo que tus invitados oyen por sí solo, y cuándo",
  failedTitle: "Esto no ha llegado",
  failedText: "No se ha perdido nada. Prueba de nuevo en un momento.",
  schedule: "Calendario",
  scheduleNote: (zone) =>
    `Las horas son las del lugar, ${zone}. Quien silenció los recordatorios no oye ninguno; entradas, reembolsos y cancelaciones llegan siempre.`,

  atOnce: "Confirmación, al momento",
  afterRsvp: (minutes) =>
    minutes === 0 ? "Justo tras la inscripción" : `${span(minutes)} después de la inscripción`,
  before: (minutes, anchor) =>
    anchor === "start" ? `${span(minutes)} antes` : `${span(minutes)} antes del final`,
  after: (minutes, anchor) =>
    minutes === 0
      ? `Justo en ${anchorOf[anchor]}`
      : `${span(minutes)} después del ${anchor === "start" ? "comienzo" : "final"}`,
  thanks: (timing) => `Agradecimiento, ${timing.charAt(0).toLowerCase()}${timing.slice(1)}`,
  fixed: "A una hora fija",
  to: (count) => people(count),
  eachInTurn: "A cada cual, tras inscribirse",
  off: "Apagado",
  passed: "Su hora ya ha pasado",
  sentTo: (sent, tapped) =>
    `Enviado a ${people(sent)}${tapped > 0 ? ` · ${n(tapped)} ${tapped === 1 ? "usó" : "usaron"} un botón` : ""}`,
  coming: (count) => `${n(count)} ${count === 1 ? "ha dicho que viene" : "han dicho que vienen"}`,
  notReached: (count) => `${n(count)} sin alcanzar`,
  ownWords: "Tus palabras",
  asks: "Pregunta quién sigue viniendo",
  switch: (name) => `${name}: encendido o apagado`,
  add: "Añadir un recordatorio",
  full: (max) => `Un evento tiene como mucho ${n(max)} recordatorios.`,

  newTitle: "Nuevo recordatorio",
  when: "Cuándo",
  anchors: { before: "Antes", after: "Después", fixed: "Hora fija" },
  count: "Cuánto",
  countWrong: "Un número entero, como mucho 60 días antes y 30 después.",
  units: { minutes: "Minutos", hours: "Horas", days: "Días" },
  goesOut: (when) => `Sale el ${when}.`,
  alreadyPast: "Ese momento ya ha pasado. Elige uno posterior.",
  chooseTime: "Día y hora",
  notSet: "Elegir",
  toWhom: "Para",
  text: "Palabras",
  textHint: "¿Qué deben saber?",
  added: "Tus palabras bajo la confirmación",
  addText: "Añadir algo",
  addedHint: "Por ejemplo, a qué timbre llamar o qué traer",
  addNothing: "No añadir nada",
  usual: "Nuestras palabras, en el idioma de cada invitado",
  useOwn: "Escribir las tuyas",
  useUsual: "Volver a las nuestras",
  asksConfirmation: "Preguntar «¿sigues viniendo?»",
  asksHint: "Contestan con un toque. Quien no puede libera su plaza al momento para la lista de espera.",
  preview: "Vista previa",
  buttons: {
    coming: "Allí estaré",
    details: "Ver detalles",
    cancel: "Cancelar inscripción",
    directions: "Cómo llegar",
    join: "Entrar en línea",
    feedback: "Dar mi opinión",
    mute: "No recibir más mensajes así",
  },
  usualTexts: {
    confirmation:
      "✅ Tu inscripción a {event_name} está confirmada.\n📅 Fecha: {event_date}, {event_time}\n📍 Lugar: {location}",
    day: "⏰ Recordatorio: ¡{event_name} es mañana!\n📅 Fecha: {event_date}, {event_time}\n📍 Lugar: {location}\n\n¡Tenemos ganas de verte!",
    hour: "⏰ ¡Tu evento {event_name} empieza en 1 hora!\n📍 Lugar: {location}\n\n¡Hasta pronto!",
    thanks:
      "👋 ¡Gracias por venir a {event_name}!\nEsperamos que te haya gustado. Si quieres, cuéntanos qué te pareció.",
  },
  starters: {
    day: "📅 Fecha: {event_date}, {event_time}\n📍 Lugar: {location}\n\n¡Tenemos ganas de verte, {first_name}!",
    hour: "Empezamos a las {time}.\n📍 Lugar: {location}\n\n¡Hasta pronto, {first_name}!",
    thanks:
      "¡Gracias por venir, {first_name}!\nEsperamos que te haya gustado. Si quieres, cuéntanos qué te pareció.",
    custom:
      "📅 Fecha: {event_date}, {event_time}\n📍 Lugar: {location}\n\n¡Tenemos ganas de verte, {first_name}!",
  },
  test: "Enviarme una prueba",
  tested: "Enviado a tu chat con el bot",
  save: "Guardar",
  delete: "Borrar este recordatorio",
  deleteTitle: "¿Borrar este recordatorio?",
  deleteText: "No lo oirá nadie. No se puede deshacer.",
  deleteYes: "Borrar",
  keep: "Dejarlo",
};
