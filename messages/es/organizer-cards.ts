import { fmt } from "@grammyjs/parse-mode";
import { organizerCardsIn } from "../organizer-cards";
import { button } from "./buttons";
import { event } from "./words";

export const { statusLines, statusCard, reviewButtons, verdictLine, reviewCard } = organizerCardsIn(
  {
    status: (title) => fmt`Asistencia a ${title}:`,
    confirmed: "Confirmadas",
    pending: "Pendientes",
    waiting: "Lista de espera",
    toReview: (organizer) => `Por revisar: un evento de ${organizer}`,
    hereSince: (date) => `aquí desde el ${date}`,
    decided: {
      approved: (admin) => `✅ Lo aprobó ${admin}`,
      asked: (admin) => `⏳ Preguntó ${admin}`,
      declined: (admin) => `❌ Lo rechazó ${admin}`,
    },
  },
  event,
  button,
);
