"use client";

import { useLocale } from "./locale";

/** Month and day of an instant on the venue's calendar. Beside it, the whole date stands in words. */
export function DateBlock({
  at,
  timeZone,
  isSmall = false,
}: {
  at: string;
  timeZone: string;
  isSmall?: boolean;
}) {
  const locale = useLocale();
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(new Date(at));
  return (
    <span
      aria-hidden="true"
      className={`block overflow-hidden text-center ${isSmall ? "w-10.5 rounded-[11px] py-1.25" : "w-12 rounded-[13px] pt-1.5 pb-1.75"}`}
    >
      <span className="block font-semibold text-[11px]/3.5 text-danger uppercase tracking-wide">
        {part({ month: "short" }).replace(".", "")}
      </span>
      <b
        className={`block font-bold tabular-nums tracking-tight ${isSmall ? "text-[18px]/4.75" : "text-[21px]/5.5"}`}
      >
        {part({ day: "numeric" })}
      </b>
    </span>
  );
}
