"use client";

import { useState } from "react";
import { vibrate } from "@/components/telegram/telegram";
import { useLocale, useWords } from "@/components/ui/locale";
import type { SeatsOnDay } from "@/domain/rsvps/schema";
import { formatNumber } from "@/messages/format";
import { manageWords } from "@/messages/miniapp/manage";
import { atNoon, fillDays, niceMax } from "./days";

type Props = { series: SeatsOnDay[]; today: string };

/**
 * Places taken over time. A tap, a drag or the arrow keys show a day: over the plot lies a range field, which does all
 * three and says the day to screen readers.
 */
export function RsvpChart({ series, today }: Props) {
  const words = useWords(manageWords);
  const locale = useLocale();
  const [picked, setPicked] = useState<number>();
  const days = fillDays(series, today);
  const named = (day: string) =>
    new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(atNoon(day));

  if (days.length === 0)
    return (
      <Frame>
        <p className="py-8 text-center type-sub text-muted">{words.chartEmpty}</p>
      </Frame>
    );

  const end = days.length - 1;
  const at = Math.min(picked ?? end, end);
  const shown = days[at]!;
  const top = niceMax(days[end]!.cumulated);
  const x = (n: number) => (n / end) * 100;
  const y = (value: number) => 100 - (value / top) * 100;
  const line = days.map(({ cumulated }, n) => `${n === 0 ? "M" : "L"}${x(n)} ${y(cumulated)}`).join("");
  const best = series.reduce((most, one) => (one.going > most.going ? one : most));
  const told = words.onDay(named(shown.day), shown.going, shown.cumulated);
  const pick = (n: number) => {
    if (n !== at) vibrate("selection");
    setPicked(n);
  };

  return (
    <Frame aside={words.days(end)}>
      <p className="sr-only">
        {words.chartSummary(days[end]!.cumulated, named(series[0]!.day), named(best.day), best.going)}
      </p>
      <p aria-hidden="true" className="pt-1 pb-3 type-sub text-muted tabular-nums">
        {told}
      </p>
      <div dir="ltr" className="grid grid-cols-[1fr_auto] gap-x-3.5">
        <div className="relative h-34">
          <svg
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden="true"
            className="absolute size-full overflow-visible"
          >
            {[0, 50, 100].map((height) => (
              <path
                key={height}
                d={`M0 ${height}H100`}
                className="stroke-hairline"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            <path d={`${line}V100H0Z`} className="fill-accent-tint" />
            <path
              d={line}
              fill="none"
              strokeWidth="2.5"
              strokeLinejoin="round"
              strokeLinecap="round"
              vectorEffect="non-scaling-stroke"
              className="stroke-accent"
            />
            {at < end && (
              <path
                d={`M${x(at)} 0V100`}
                strokeDasharray="3 3"
                vectorEffect="non-scaling-stroke"
                className="stroke-muted"
              />
            )}
          </svg>
          <span
            style={{ left: `${x(at)}%`, top: `${y(shown.cumulated)}%` }}
            className="absolute size-3.5 -translate-1/2 rounded-full bg-accent ring-2 ring-surface"
          />
          <input
            type="range"
            aria-label={words.dayOfChart}
            aria-valuetext={told}
            min={0}
            max={end}
            value={at}
            onChange={(event) => pick(Number(event.target.value))}
            className="absolute -inset-x-2 inset-y-0 h-full w-[calc(100%+16px)] cursor-pointer touch-pan-y opacity-0"
          />
        </div>
        <span className="grid content-between text-end type-foot text-muted tabular-nums">
          {[top, top / 2, 0].map((value) => (
            <span key={value} className="-my-2.25">
              {formatNumber(value, locale)}
            </span>
          ))}
        </span>
        <span className="flex justify-between pt-2.5 type-foot text-muted">
          <span>{named(days[0]!.day)}</span>
          <span>{days[end]!.day === today ? words.today : named(days[end]!.day)}</span>
        </span>
      </div>
    </Frame>
  );
}

function Frame({ aside, children }: { aside?: string; children: React.ReactNode }) {
  const words = useWords(manageWords);
  return (
    <section className="rounded-group bg-surface p-4">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="type-title3">{words.chartTitle}</h2>
        {aside && <span className="type-sub text-muted">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
