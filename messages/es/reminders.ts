import { fmt } from "@grammyjs/parse-mode";
import type { Catalog } from "../catalog";
import { formatNumber } from "../format";
import { reminderLettersIn } from "../reminder-letters";
import { type ReminderWords, remindersIn } from "../reminders";
import { button } from "./buttons";
import { event, people } from "./words";

const DAY = 24 * 60;
const plural = (count: number, one: string) => `${formatNumber(count, "es")} ${one}${count === 1 ? "" : "s"}`;

/** "24 horas", "3 días", "1 hora 30 minutos" */
export function length(minutes: number): string {
  if (minutes > DAY && minutes % DAY === 0) return plural(minutes / DAY, "día");
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && plural(hours, "hora"), rest > 0 && plural(rest, "minuto")].filter(Boolean).join(" ");
}

const after = { rsvp: "de apuntarse", start: "del comienzo", end: "del final" };
const at = { rsvp: "al apuntarse", start: "al comenzar", end: "al terminar" };

export const letters = reminderLettersIn(
  {
    tomorrow: (title) => fmt`Recordatorio: ¡${title} es mañana!`,
    today: (title) => fmt`Recordatorio: ¡${title} es hoy!`,
    onDay: (title, day) => fmt`Recordatorio: ¡${title} es el ${day}!`,
    startingIn: (title, minutes) => fmt`¡Tu evento ${title} empieza en ${length(minutes)}!`,
    started: (title) => fmt`Recordatorio: ¡${title} ha empezado!`,
    lookingForward: "¡Tenemos ganas de verte!",
    seeYouSoon: "¡Hasta pronto!",
    thanks: (title) => fmt`¡Gracias por venir a ${title}!`,
    hope: "Esperamos que te haya gustado. Si quieres, cuéntanos qué te pareció.",
  },
  event,
  button,
);

const words: ReminderWords = {
  head: (title) => fmt`Recordatorios de ${title}:`,
  about: (title) => fmt`Recordatorio de ${title}:`,
  atOnce: "al momento",
  length,
  offset: (minutes, anchor) => {
    if (minutes === 0) return at[anchor];
    if (minutes > 0) return `${length(minutes)} después ${after[anchor]}`;
    return `${length(-minutes)} antes${anchor === "start" ? "" : ` ${after[anchor]}`}`;
  },
  confirmation: "Confirmación",
  thankYou: "Agradecimiento",
  off: "desactivado",
  told: (count) => `enviado a ${people(count)}`,
  coming: (count) =>
    `${formatNumber(count, "es")} ${count === 1 ? "ha dicho que viene" : "han dicho que vienen"}`,
  past: "pasado",
  people: (count) => `Lo ${count === 1 ? "recibirá" : "recibirán"} ${people(count)}.`,
  asks: "Pregunta si siguen queriendo venir.",
  ownText: "Tu texto:",
  usualText: "Nuestro texto, en el idioma de cada persona:",
  atJoining: "Quien consigue una plaza lo sabe al momento. Puedes añadir tus propias palabras.",
  whenAsk: (title) => fmt`¿Cuándo debe salir un recordatorio de ${title}?`,
  whenHow: (zone) =>
    `Elige una opción o escríbelo: «2 horas antes», «3 días antes», o una fecha y hora. Las horas son de ${zone}.`,
  problems: {
    unreadable: "No he podido leer eso como una hora.",
    past: "Esa hora ya ha pasado. Elige otra, por favor.",
  },
  textAsk: "¿Qué debe decir?",
  textHow:
    "Escríbelo en un solo mensaje, de hasta 3500 caracteres. Esto se rellena para cada persona: {first_name} {event_name} {event_date} {event_time} {location} {time}",
  buttons: {
    add: "Añadir recordatorio",
    back: "Atrás",
    turnOn: "Activar",
    turnOff: "Desactivar",
    editText: "Editar texto",
    usual: "Usar nuestro texto",
    move: "Mover",
    ask: "Preguntar quién viene",
    dontAsk: "No preguntar",
    test: "Probar conmigo",
    delete: "Borrar",
    confirmation: "Confirmación",
    thankYou: "Agradecimiento",
  },
};

export const reminders: Catalog["reminders"] = remindersIn(words, letters.usualText, button);
