import { fmt } from "@grammyjs/parse-mode";
import { guestsIn } from "../guests";
import { button } from "./buttons";

export const guests = guestsIn(
  {
    whom: (title) => fmt`¿A quién quieres quitar de ${title}?`,
    sure: (name, title) => fmt`¿Quitar a ${name} de ${title}?`,
    told: "Se le avisa, y se le devuelve lo que pagó.",
    keepOutMeans: "Quien no puede entrar no vuelve a apuntarse hasta que lo permitas.",
    remove: "Quitar",
    removeAndKeepOut: "Quitar y no dejar entrar",
    removed: (name, title) => fmt`${name} ya no está en ${title}.`,
    keptOut: "No pueden entrar",
    keptOutOf: (title) => fmt`No pueden entrar en ${title}:`,
    nobodyKeptOut: (title) => fmt`Todo el mundo puede entrar en ${title}.`,
    letIn: "Dejar entrar",
    letInDone: (name, title) => fmt`${name} puede apuntarse de nuevo a ${title}.`,
    back: "Atrás",
  },
  button,
);
