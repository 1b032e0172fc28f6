import { fmt } from "@grammyjs/parse-mode";
import { broadcastsIn } from "../broadcasts";
import { formatNumber } from "../format";
import { button } from "./buttons";
import { people } from "./words";

const number = (count: number) => formatNumber(count, "es");

export const broadcasts = broadcastsIn(
  {
    head: (title) => fmt`Novedades de ${title}`,
    nobody: "Todavía no se ha apuntado nadie. Compartir la tarjeta suele ayudar.",
    people,
    goesTo: (to, confirmed, waiting, at) => {
      const standing = `${number(confirmed)} con plaza${waiting > 0 ? ` y ${number(waiting)} en espera` : ""}`;
      return at === null ? fmt`Llegará a ${to}: ${standing}.` : fmt`Llegará a ${to} el ${at}: ${standing}.`;
    },
    muted: (count) => `${number(count)} ${count === 1 ? "ha" : "han"} silenciado las novedades.`,
    unreachable: (count) =>
      `A ${number(count)} no se puede llegar: no ${count === 1 ? "ha" : "han"} iniciado el bot o lo ${count === 1 ? "ha" : "han"} bloqueado.`,
    whenAsk: "¿Cuándo debe salir?",
    problems: {
      unreadable: "No he podido leer eso como una fecha y hora.",
      past: "Esa hora ya ha pasado. Elige otra, por favor.",
    },
    whenHow: (zone) =>
      `Escribe una fecha y hora, como «mañana a las 9:00» o «en 2 horas». Las horas son de ${zone}.`,
    scheduled: (title, at, to) => fmt`Tu mensaje sobre ${title} sale el ${at} para ${to}.`,
    sending: (sent, all) => `Enviando… ${sent} de ${all}`,
    sentTo: (sent, all, count) => `Enviado a ${sent} de ${all} ${count === 1 ? "persona" : "personas"}.`,
    stopped: (sent) => `Detenido. ${sent} ya lo tenían.`,
    missed: (blocked, failed) => {
      const parts = [
        blocked > 0 && `${number(blocked)} ${blocked === 1 ? "ha" : "han"} bloqueado el bot`,
        failed > 0 && `a ${number(failed)} no se pudo llegar`,
      ].filter(Boolean);
      return parts.length === 0 ? null : `${parts.join(", ")}.`;
    },
    buttons: {
      send: (count) => `Enviar a ${count}`,
      schedule: (count) => `Programar para ${count}`,
      editText: "Editar texto",
      cancel: "Cancelar",
      confirmedOnly: "Solo con plaza",
      addWaiting: "Añadir lista de espera",
      later: "Enviar más tarde",
      now: "Enviar ahora",
      test: "Probar conmigo",
      stop: "Detener",
      retry: (count) => (count === 1 ? "Reintentar con 1" : `Reintentar con ${number(count)}`),
      back: "Atrás",
    },
  },
  button,
);
