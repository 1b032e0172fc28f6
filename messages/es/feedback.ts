import { fmt } from "@grammyjs/parse-mode";
import { feedbackIn } from "../feedback";
import { button } from "./buttons";

export const feedback = feedbackIn(
  {
    ask: (title) => fmt`¿Qué tal ${title}?`,
    skip: "Omitir",
    thanks: (organizer) => `¡Gracias! ${organizer} ve tu valoración sin tu nombre.`,
    commentAsk: (title) => fmt`¿Qué te gustaría decir de ${title}? Escríbelo en un solo mensaje.`,
    commented: (organizer) => `¡Gracias! ${organizer} ve tu comentario sin tu nombre.`,
  },
  button,
);
