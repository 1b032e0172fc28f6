import type { categories as kinds } from "@/domain/events/schema";

/** What kinds of event are called. */
export const categories: Record<(typeof kinds)[number], string> = {
  music: "Música",
  tech: "Tecnología",
  food: "Comida y bebida",
  sports: "Deporte",
  arts: "Arte",
  games: "Juegos",
  learning: "Aprender",
  business: "Negocios",
  community: "Comunidad",
  other: "Otros",
};
