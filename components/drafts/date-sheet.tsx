"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { hours, minutes } from "@/components/ui/clock";
import { useLocale, useWords } from "@/components/ui/locale";
import { type Day, MonthGrid } from "@/components/ui/month-grid";
import { Segmented } from "@/components/ui/segmented";
import { Sheet } from "@/components/ui/sheet";
import { Wheel } from "@/components/ui/wheel";
import { venueClock, venueInstants } from "@/domain/events/rules";
import { formatClock, formatDay, formatOffset, formatZone } from "@/messages/format";
import { draftWords } from "@/messages/miniapp/drafts";
import { usualLength } from "./form";

type Wall = Day & { hour: number; minute: number };
type Props = {
  first: "start" | "end";
  start: Date | null;
  end: Date | null;
  timeZone: string;
  onStart: (at: Date) => void;
  onEnd: (at: Date) => void;
  onClose: () => void;
};

/** Day and time of the start and of the end, one after the other. The end moves along with the start. */
export function DateSheet({ first, start, end, timeZone, onStart, onEnd, onClose }: Props) {
  const words = useWords(draftWords);
  const locale = useLocale();
  const [which, setWhich] = useState(first);
  const [own] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [later, setLater] = useState(false);

  const today = venueClock(timeZone, new Date());
  const proposed: Wall = { ...venueClock(timeZone, new Date(Date.now() + weekMs)), hour: 19, minute: 0 };
  const at = which === "start" ? start : end;
  const [wall, setWall] = useState<Wall>(at ? venueClock(timeZone, at) : proposed);
  const { at: meant, skipped } = venueInstants(timeZone, wall);
  const chosen = (later && meant[1]) || meant[0];

  const show = (next: "start" | "end") => {
    const lengthMs = start && end ? end.getTime() - start.getTime() : usualLength * 60_000;
    const shown = next === "end" ? new Date(chosen.getTime() + lengthMs) : (start ?? chosen);
    set();
    setWhich(next);
    setLater(false);
    setWall(venueClock(timeZone, shown));
  };
  const set = () => (which === "start" ? onStart : onEnd)(chosen);
  const brief = (instant: Date) =>
    `${formatDay(venueClock(timeZone, instant), locale)}, ${formatClock(instant, timeZone, locale)}`;
  const label = (one: "start" | "end") => {
    const instant = one === which ? chosen : one === "start" ? start : end;
    return (
      <span className="py-1.5 text-center">
        <small className="block font-normal text-[13px]/4.5">
          {one === "start" ? words.starts : words.ends}
        </small>
        <span className="font-semibold text-[14px]/5 tabular-nums">{instant ? brief(instant) : "–"}</span>
      </span>
    );
  };

  return (
    <Sheet title={words.dateTitle} onClose={onClose}>
      <Segmented
        label={words.dateTitle}
        value={which}
        onChoose={show}
        choices={[
          { value: "start", label: words.starts, children: label("start") },
          { value: "end", label: words.ends, children: label("end") },
        ]}
      />
      <div className="pt-3">
        <MonthGrid
          key={which}
          chosen={wall}
          today={today}
          earlier={words.earlierMonth}
          later={words.laterMonth}
          onChoose={(day) => setWall({ ...wall, ...day })}
        />
      </div>
      <div className="relative isolate mt-1 grid grid-cols-2" dir="ltr">
        <span className="absolute inset-x-0 top-11 -z-10 h-11 rounded-control bg-fill" />
        <Wheel
          label={words.hour}
          value={wall.hour}
          choices={hours(locale)}
          onChange={(hour) => setWall((before) => ({ ...before, hour }))}
        />
        <Wheel
          label={words.minute}
          value={wall.minute}
          choices={minutes(wall.minute, 15)}
          onChange={(minute) => setWall((before) => ({ ...before, minute }))}
        />
      </div>
      <div
        className="grid min-h-11 content-center gap-2 py-2 text-center text-muted type-foot"
        aria-live="polite"
      >
        <p>
          {words.venueTime(formatZone(timeZone, chosen))}{" "}
          {formatOffset(own, chosen) !== formatOffset(timeZone, chosen) &&
            words.yourTime(formatClock(chosen, own, locale), formatZone(own, chosen))}
        </p>
        {skipped && (
          <p className="text-warning">{words.hourSkipped(formatClock(chosen, timeZone, locale))}</p>
        )}
        {meant[1] && (
          <>
            <p>{words.hourTwice}</p>
            <Segmented
              label={words.hourTwice}
              value={later ? "second" : "first"}
              onChoose={(value) => setLater(value === "second")}
              choices={[
                { value: "first", label: formatOffset(timeZone, meant[0]) },
                { value: "second", label: formatOffset(timeZone, meant[1]) },
              ]}
            />
          </>
        )}
      </div>
      <div className="sticky bottom-0 bg-page pt-2">
        <Button
          size="block"
          look="fill"
          onClick={() => {
            set();
            onClose();
          }}
        >
          {which === "start" ? words.setStart : words.setEnd}
        </Button>
      </div>
    </Sheet>
  );
}

const weekMs = 7 * 24 * 60 * 60_000;
