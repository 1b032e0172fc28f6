import { fmt } from "@grammyjs/parse-mode";
import { preferencesIn } from "../preferences";
import { button } from "./buttons";

export const preferences = preferencesIn(
  {
    head: "Mensajes que recibes",
    always: "Las entradas, los reembolsos, los cambios y las cancelaciones te llegan siempre.",
    names: { reminder: "Recordatorios", update: "Novedades", thanks: "Tras los eventos" },
    on: "sí",
    off: "no",
    muted: {
      reminder: "Ya no recibirás recordatorios.",
      update: "Ya no recibirás novedades.",
      thanks: "Ya no recibirás mensajes tras los eventos.",
    },
    mutedEvent: (title) => fmt`Ya no recibirás recordatorios ni novedades de ${title}.`,
    stillReach: "Los cambios y las cancelaciones te siguen llegando.",
    unmuted: "Vuelves a recibir estos mensajes.",
    undo: "Deshacer",
    onlyThis: "Solo en este evento",
    coming: "¡Gracias! Quien organiza sabe que irás.",
  },
  button,
);
