import type { mine as english } from "@/messages/en/miniapp/mine";
import { formatNumber } from "@/messages/format";

export const mine: typeof english = {
  title: "Mis eventos",
  when: "Qué eventos",
  ahead: "Próximos",
  past: "Pasados",
  offers: "Reservado para ti",
  waiting: "Lista de espera",
  today: "Hoy",
  tomorrow: "Mañana",
  going: "Vas",
  goingWith: (guests) => `Vas +${guests}`,
  offerUntil: (time) => `Responde antes de las ${time}`,
  payUntil: (time) => `Paga antes de las ${time}`,
  ticket: (count) => (count === 1 ? "Entrada" : `${formatNumber(count, "es")} entradas`),
  position: (position) => `Número ${formatNumber(position, "es")} de la lista`,
  emptyAheadTitle: "No tienes nada próximo",
  emptyAheadText: "Aquí verás los eventos a los que vas o que esperas.",
  emptyPastTitle: "Todavía no hay nada aquí",
  emptyPastText: "Aquí verás los eventos a los que fuiste cuando terminen.",
  discover: "Buscar un evento",
  failedTitle: "Tus eventos no han llegado",
  failedText: "No se ha perdido nada. Prueba de nuevo en un momento.",
};
