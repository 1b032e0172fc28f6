"use client";

import { useState } from "react";
import { type Wall, WallPicker, YourTime } from "@/components/events/wall-picker";
import { Button } from "@/components/ui/button";
import { useLocale, useWords } from "@/components/ui/locale";
import { Segmented } from "@/components/ui/segmented";
import { serverNow } from "@/components/ui/server-time";
import { Sheet } from "@/components/ui/sheet";
import { venueClock, venueInstants } from "@/domain/events/rules";
import { formatClock, formatDay, formatOffset, formatZone } from "@/messages/format";
import { draftWords } from "@/messages/miniapp/drafts";
import { usualLength } from "./form";

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
  const [later, setLater] = useState(false);

  const proposed: Wall = {
    ...venueClock(timeZone, new Date(serverNow().getTime() + weekMs)),
    hour: 19,
    minute: 0,
  };
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
        <WallPicker
          key={which}
          value={wall}
          timeZone={timeZone}
          step={15}
          onChange={(change) => setWall((before) => ({ ...before, ...change }))}
        />
      </div>
      <div
        className="grid min-h-11 content-center gap-2 py-2 text-center text-muted type-foot"
        aria-live="polite"
      >
        <p>
          {words.venueTime(formatZone(timeZone, chosen))} <YourTime at={chosen} timeZone={timeZone} />
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
