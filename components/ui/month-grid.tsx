"use client";

import { useState } from "react";
import { vibrate } from "@/components/telegram/telegram";
import { formatMonth, formatWallDate } from "@/messages/format";
import { IconButton } from "./icon-button";
import { useLocale } from "./locale";

/** A day on the calendar; months count from 1. */
export type Day = { year: number; month: number; day: number };

type Props = {
  chosen: Day;
  today: Day;
  earlier: string;
  later: string;
  onChoose: (day: Day) => void;
};

/** Days count on through months and years, so that they can be compared. */
const count = ({ year, month, day }: Day) => Date.UTC(year, month - 1, day) / 86_400_000;

/** A month of days to choose from; what has passed can't be chosen. Weeks begin as they do where the person lives. */
export function MonthGrid({ chosen, today, earlier, later, onChoose }: Props) {
  const locale = useLocale();
  const [page, setPage] = useState({ year: chosen.year, month: chosen.month });
  const first = firstWeekday();
  const blanks = (new Date(Date.UTC(page.year, page.month - 1, 1)).getUTCDay() - first + 7) % 7;
  const length = new Date(Date.UTC(page.year, page.month, 0)).getUTCDate();
  const turn = (months: number) => {
    const moved = new Date(Date.UTC(page.year, page.month - 1 + months, 1));
    setPage({ year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1 });
  };
  const isFirstPage = page.year * 12 + page.month <= today.year * 12 + today.month;

  return (
    <div className="text-center">
      <div className="flex items-center justify-between [&_button]:bg-transparent rtl:[&_svg]:-scale-x-100">
        <IconButton icon="left" label={earlier} disabled={isFirstPage} onClick={() => turn(-1)} />
        <h3 aria-live="polite" className="type-head">
          {formatMonth(page, locale)}
        </h3>
        <IconButton icon="right" label={later} onClick={() => turn(1)} />
      </div>
      <div className="grid grid-cols-7 justify-items-center">
        {Array.from({ length: 7 }, (_, n) => (
          <span key={weekdayName(first + n, locale)} aria-hidden="true" className="py-2 text-muted type-foot">
            {weekdayName(first + n, locale)}
          </span>
        ))}
        {Array.from({ length }, (_, n) => {
          const day = { ...page, day: n + 1 };
          const isChosen = count(day) === count(chosen);
          const isToday = count(day) === count(today);
          return (
            <button
              key={day.day}
              type="button"
              aria-label={formatWallDate(day, locale)}
              aria-pressed={isChosen}
              disabled={count(day) < count(today)}
              style={n === 0 ? { gridColumnStart: blanks + 1 } : undefined}
              onClick={() => {
                vibrate("selection");
                onChoose(day);
              }}
              className={`press grid size-11 place-items-center rounded-full tabular-nums disabled:text-faint disabled:opacity-60 ${isChosen ? "bg-accent font-semibold text-on-accent" : isToday ? "font-bold text-accent-text" : ""}`}
            >
              {day.day}
            </button>
          );
        })}
      </div>
    </div>
  );
}

/** January 4, 1970 was a Sunday. */
const weekdayName = (weekday: number, locale: string) =>
  new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(
    new Date(Date.UTC(1970, 0, 4 + weekday)),
  );

type WeekInfo = { firstDay: number };
type Regional = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };

/** 0 is Sunday. Browsers that don't know of weeks get Monday. */
function firstWeekday(): number {
  const region: Regional = new Intl.Locale(navigator.language);
  return (region.getWeekInfo?.().firstDay ?? region.weekInfo?.firstDay ?? 1) % 7;
}
