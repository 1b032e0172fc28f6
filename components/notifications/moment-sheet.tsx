"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { hours, minutes } from "@/components/ui/clock";
import { useLocale, useWords } from "@/components/ui/locale";
import { MonthGrid } from "@/components/ui/month-grid";
import { Sheet } from "@/components/ui/sheet";
import { Wheel } from "@/components/ui/wheel";
import { venueClock, venueInstants } from "@/domain/events/rules";
import { formatClock, formatOffset, formatWhenShort, formatZone } from "@/messages/format";
import { draftWords } from "@/messages/miniapp/drafts";

type Props = {
  title: string;
  set: string;
  /** Said when the moment has passed. */
  past: string;
  at: Date | null;
  timeZone: string;
  onSet: (at: Date) => void;
  /** Another way out, such as "now". */
  other?: { text: string; onTap: () => void } | undefined;
  onClose: () => void;
};

const hourMs = 60 * 60_000;

/** A day and a time on the venue's clocks. What has passed cannot be chosen. */
export function MomentSheet({ title, set, past, at, timeZone, onSet, other, onClose }: Props) {
  const words = useWords(draftWords);
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const [own] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [wall, setWall] = useState(() => ({
    ...venueClock(timeZone, at ?? new Date(now.getTime() + 2 * hourMs)),
    ...(at ? {} : { minute: 0 }),
  }));
  const chosen = venueInstants(timeZone, wall).at[0];
  const isPast = chosen <= now;

  return (
    <Sheet title={title} onClose={onClose}>
      <MonthGrid
        chosen={wall}
        today={venueClock(timeZone, now)}
        earlier={words.earlierMonth}
        later={words.laterMonth}
        onChoose={(day) => setWall({ ...wall, ...day })}
      />
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
          choices={minutes(wall.minute, 5)}
          onChange={(minute) => setWall((before) => ({ ...before, minute }))}
        />
      </div>
      <p
        className="grid min-h-11 place-content-center py-2 text-center type-foot text-muted"
        aria-live="polite"
      >
        {isPast ? (
          <span className="text-danger">{past}</span>
        ) : (
          <>
            <span className="font-semibold">{formatWhenShort(chosen, timeZone, locale)}</span>
            {formatOffset(own, chosen) !== formatOffset(timeZone, chosen) && (
              <span>{words.yourTime(formatClock(chosen, own, locale), formatZone(own, chosen))}</span>
            )}
          </>
        )}
      </p>
      <div className="sticky bottom-0 grid gap-2 bg-page pt-2">
        <Button
          size="block"
          look="fill"
          disabled={isPast}
          onClick={() => {
            onSet(chosen);
            onClose();
          }}
        >
          {set}
        </Button>
        {other && (
          <Button
            size="block"
            look="quiet"
            onClick={() => {
              other.onTap();
              onClose();
            }}
          >
            {other.text}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
