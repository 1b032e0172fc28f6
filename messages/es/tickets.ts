import { fmt } from "@grammyjs/parse-mode";
import { ticketsIn } from "../tickets";
import { button } from "./buttons";
import { event } from "./words";

export const tickets = ticketsIn(
  {
    id: "N.º de entrada",
    atTheDoor: "Enseña este código en la puerta. Sirve una sola vez.",
    checkedIn: (title) => fmt`Ya has entrado en ${title}. ¡Que lo disfrutes!`,
    yours: (title) => fmt`Tus entradas para ${title}:`,
    none: (title) => fmt`No tienes entradas para ${title}.`,
    used: "usada",
    passOn: (title) => fmt`La primera persona que abra este enlace se queda con tu entrada para ${title}:`,
    untilThen: "Hasta entonces sigue siendo tuya.",
    linkTakenBack: (title) => fmt`El enlace ya no funciona. Tu entrada para ${title} sigue siendo tuya.`,
    send: "Enviarla",
    copyLink: "Copiar enlace",
  },
  event,
  button,
);
