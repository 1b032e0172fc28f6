import type { ListedEvent } from "./answers";

export type Category = ListedEvent["category"];
export type When = "today" | "tomorrow" | "weekend" | "next-week" | { from: string; until: string };

/** What a person looks for. Days are those of the person's own calendar. */
export type Filters = {
  q: string;
  when: When | null;
  isFree: boolean;
  /** In the currency that most events here are in; null for any price. */
  maxPriceMinor: number | null;
  categories: Category[];
  near: { latitude: number; longitude: number } | null;
  isOpen: boolean;
};

export const noFilters: Filters = {
  q: "",
  when: null,
  isFree: false,
  maxPriceMinor: null,
  categories: [],
  near: null,
  isOpen: false,
};

/** How far "near" is. */
export const nearKm = 10;

/** How many of the filters behind the sheet's button are on. */
export const countFilters = ({ q, ...filters }: Filters) =>
  [filters.when, filters.isFree, filters.near, filters.isOpen, filters.categories.length > 0].filter(Boolean)
    .length;

/** The filters as the server's query. */
export function toQuery({ q, when, isFree, categories, near, isOpen }: Filters, now: Date): URLSearchParams {
  const query = new URLSearchParams();
  if (q.trim()) query.set("q", q.trim());
  if (when) {
    const [from, to] = spanOf(when, now);
    query.set("from", from.toISOString());
    query.set("to", to.toISOString());
  }
  if (isFree) query.set("free", "true");
  if (isOpen) query.set("open", "true");
  if (categories.length > 0) query.set("category", categories.join(","));
  if (near) {
    query.set("near", `${near.latitude.toFixed(4)},${near.longitude.toFixed(4)}`);
    query.set("radiusKm", String(nearKm));
  }
  return query;
}

const day = (now: Date, days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);

function spanOf(when: When, now: Date): [Date, Date] {
  if (typeof when === "object") {
    const until = parseDay(when.until);
    return [parseDay(when.from), day(until, 1)];
  }
  if (when === "today") return [day(now, 0), day(now, 1)];
  if (when === "tomorrow") return [day(now, 1), day(now, 2)];
  const saturday = (6 - now.getDay() + 7) % 7;
  if (when === "weekend")
    return now.getDay() === 0 ? [day(now, 0), day(now, 1)] : [day(now, saturday), day(now, saturday + 2)];
  const monday = (1 - now.getDay() + 7) % 7 || 7;
  return [day(now, monday), day(now, monday + 7)];
}

/** "2026-11-27" as the start of that day on the person's own calendar. */
function parseDay(text: string): Date {
  const [year = 0, month = 1, date = 1] = text.split("-").map(Number);
  return new Date(year, month - 1, date);
}
