import type { feedback as en } from "@/messages/en/miniapp/feedback";
import { formatNumber } from "@/messages/format";

const n = (value: number) => formatNumber(value, "es");
const stars = (count: number) => (count === 1 ? "1 estrella" : `${n(count)} estrellas`);
const ratings = (count: number) => (count === 1 ? "1 valoración" : `${n(count)} valoraciones`);

export const feedback: typeof en = {
  title: "Opiniones",
  hint: "Estrellas y palabras de quienes estuvieron",
  failedTitle: "Esto no ha llegado",
  failedText: "No se ha perdido nada. Prueba de nuevo en un momento.",
  emptyTitle: "Todavía no hay opiniones que mostrar",
  emptyText:
    "Después del evento se pregunta a los invitados qué tal fue. Aquí verás sus estrellas y palabras, sin nombres, cuando hayan valorado cinco; se actualizan cada hora.",
  fewTitle: (count) => (count === 1 ? "1 persona ha valorado" : `${n(count)} personas han valorado`),
  fewText: (fewest) =>
    `Las estrellas y los comentarios se muestran cuando han valorado ${n(fewest)} personas y se actualizan cada hora, para que no se sepa quién dijo qué.`,
  of5: "de 5",
  ratings,
  stars,
  row: (of, count) => `${stars(of)}: ${ratings(count)}`,
  comments: "Lo que dicen",
  noComments: "Nadie ha añadido palabras por ahora.",
  nameless:
    "Las valoraciones y los comentarios llegan sin nombre, sin orden de tiempo, y se actualizan cada hora.",

  ask: "¿Qué tal fue?",
  rated: (count) => `Has dado ${stars(count)}`,
  thanks: "Gracias. Quien organiza lo ve sin tu nombre.",
  hidden: "Quien organiza ve tu valoración sin tu nombre.",
  comment: "Un comentario",
  commentHint: "¿Qué te gustó y qué podría mejorar?",
  send: "Enviar el comentario",
  sent: "Tu comentario ya lo tiene quien organiza",
};
