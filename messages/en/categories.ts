import type { categories as kinds } from "@/domain/events/schema";

/** What kinds of event are called. */
export const categories: Record<(typeof kinds)[number], string> = {
  music: "Music",
  tech: "Tech",
  food: "Food & drink",
  sports: "Sports",
  arts: "Arts",
  games: "Games",
  learning: "Learning",
  business: "Business",
  community: "Community",
  other: "Other",
};
