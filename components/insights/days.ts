import type { SeatsOnDay } from "@/domain/rsvps/schema";

/** Every day from the one before the first RSVP up to `last` ("2026-11-27"), those without RSVPs included. */
export function fillDays(series: SeatsOnDay[], last: string): SeatsOnDay[] {
  const first = series[0];
  if (!first) return [];

  const byDay = new Map(series.map((one) => [one.day, one]));
  const until = [last, series.at(-1)!.day].sort().at(-1)!;
  const days: SeatsOnDay[] = [{ day: addDay(first.day, -1), going: 0, cumulated: 0 }];
  for (let day = first.day; day <= until; day = addDay(day, 1)) {
    const { cumulated } = days.at(-1)!;
    days.push(byDay.get(day) ?? { day, going: 0, cumulated });
  }
  return days;
}

/** Places that were taken in the last seven days, and in the seven before. */
export function lastWeeks(series: SeatsOnDay[], today: string): { last: number; before: number } {
  const sum = (from: number, to: number) =>
    series
      .filter(({ day }) => day > addDay(today, -from) && day <= addDay(today, -to))
      .reduce((total, { going }) => total + going, 0);
  return { last: sum(7, 0), before: sum(14, 7) };
}

/** The smallest of 2, 4, 10, 20, 40, 100, … that is not below: half of it is whole. */
export function niceMax(value: number): number {
  for (let ten = 1; ; ten *= 10) for (const step of [2, 4, 10]) if (step * ten >= value) return step * ten;
}

/** The calendar's day as an instant, to be formatted in UTC. */
export const atNoon = (day: string) => new Date(`${day}T12:00:00Z`);

const addDay = (day: string, days: number) =>
  new Date(atNoon(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);
