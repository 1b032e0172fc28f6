"use client";

import { hours, minutes } from "@/components/ui/clock";
import { useLocale, useWords } from "@/components/ui/locale";
import { type Day, MonthGrid } from "@/components/ui/month-grid";
import { serverNow } from "@/components/ui/server-time";
import { Wheel } from "@/components/ui/wheel";
import { venueClock } from "@/domain/events/rules";
import { formatClock, formatOffset, formatZone } from "@/messages/format";
import { draftWords } from "@/messages/miniapp/drafts";

/** A day and a time as the clocks on a wall show them. */
export type Wall = Day & { hour: number; minute: number };

type Props = {
  value: Wall;
  timeZone: string;
  /** Minutes from one choice to the next. */
  step: number;
  onChange: (change: Partial<Wall>) => void;
};

/** A day of a month and a time on two drums, on the clocks of `timeZone`. Days that have passed cannot be chosen. */
export function WallPicker({ value, timeZone, step, onChange }: Props) {
  const words = useWords(draftWords);
  const locale = useLocale();
  return (
    <>
      <MonthGrid
        chosen={value}
        today={venueClock(timeZone, serverNow())}
        earlier={words.earlierMonth}
        later={words.laterMonth}
        onChoose={onChange}
      />
      <div className="relative isolate mt-1 grid grid-cols-2" dir="ltr">
        <span className="absolute inset-x-0 top-11 -z-10 h-11 rounded-control bg-fill" />
        <Wheel
          label={words.hour}
          value={value.hour}
          choices={hours(locale)}
          onChange={(hour) => onChange({ hour })}
        />
        <Wheel
          label={words.minute}
          value={value.minute}
          choices={minutes(value.minute, step)}
          onChange={(minute) => onChange({ minute })}
        />
      </div>
    </>
  );
}

/** The same moment on the reader's own clock, where that is another. */
export function YourTime({ at, timeZone }: { at: Date; timeZone: string }) {
  const words = useWords(draftWords);
  const locale = useLocale();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (formatOffset(own, at) === formatOffset(timeZone, at)) return null;
  return words.yourTime(formatClock(at, own, locale), formatZone(own, at));
}
