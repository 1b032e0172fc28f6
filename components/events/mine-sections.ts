import type { MyEvent, When } from "./mine-query";

/** Events under one heading. */
export type Section = { key: string; kind: "offers" | "waiting" | "day" | "month"; items: MyEvent[] };

/** What needs an answer first, then who waits, then the rest by its day on the venue's calendar; past events by month. */
export function sectionsOf(items: MyEvent[], when: When): Section[] {
  const standing = (status: string) => (when === "ahead" ? items.filter((one) => isOpen(one, status)) : []);
  const [offers, waiting] = [standing("pending"), standing("waitlisted")];
  const rest = items.filter((one) => !offers.includes(one) && !waiting.includes(one));
  const kind = when === "ahead" ? "day" : "month";
  const byDate = new Map<string, MyEvent[]>();
  for (const one of rest) {
    const key = dayKey(one.event.startsAt, one.event.timeZone).slice(0, kind === "day" ? 10 : 7);
    byDate.set(key, [...(byDate.get(key) ?? []), one]);
  }
  return [
    { key: "offers", kind: "offers" as const, items: offers },
    { key: "waiting", kind: "waiting" as const, items: waiting },
    ...[...byDate].map(([key, of]) => ({ key, kind, items: of }) satisfies Section),
  ].filter((section) => section.items.length > 0);
}

/** "2026-11-27": the day of an instant on the clocks of a zone. */
export const dayKey = (at: string | Date, timeZone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date(at));

const isOpen = ({ event, rsvp }: MyEvent, status: string) =>
  rsvp.status === status && event.status === "published";
