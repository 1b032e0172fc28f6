import type { hosting as english } from "@/messages/en/miniapp/hosting";
import { formatNumber } from "@/messages/format";

export const hosting: typeof english = {
  title: "Organizo",
  create: "Crear un evento",
  createShort: "Nuevo",
  drafts: "Borradores",
  untitled: "Evento sin nombre",
  editedInChat: (ago) => `Editado en el chat, ${ago}`,
  editedHere: (ago) => `Editado aquí, ${ago}`,
  changesOf: (title) => `Cambios en ${title}`,
  ahead: "Próximos",
  past: "Pasados",
  onNow: "En curso",
  suspended: "Suspendido",
  inReview: "En revisión",
  notListed: "Sin listar",
  published: "Publicado",
  goingOf: (going, capacity) => `Van ${formatNumber(going, "es")} de ${formatNumber(capacity, "es")}`,
  waiting: (people) => `${formatNumber(people, "es")} en espera`,
  emptyTitle: "Todavía no organizas nada",
  emptyText: "Ponle nombre, hora y lugar. Se tarda un minuto, y con un toque se comparte.",
  failedTitle: "Tus eventos no han llegado",
  failedText: "No se ha perdido nada. Prueba de nuevo en un momento.",
};
