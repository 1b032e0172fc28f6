"use client";

import { useState } from "react";
import { FieldRow } from "@/components/ui/field";
import { Cell, Group } from "@/components/ui/group";
import { Icon } from "@/components/ui/icon";
import { lazily } from "@/components/ui/lazily";
import { useLocale, useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { venueClock, venueInstants } from "@/domain/events/rules";
import { formatClock, formatDay, formatZone } from "@/messages/format";
import { draftWords } from "@/messages/miniapp/drafts";
import { endOf, type Form, minutesBetween, startOf, usualLength } from "./form";

const DateSheet = lazily(() => import("./date-sheet").then((file) => file.DateSheet));
const ZoneSheet = lazily(() => import("@/components/users/zone-sheet").then((file) => file.ZoneSheet));

/** When it starts and ends, by the clocks of the place where it happens. */
export function WhenFields({
  answers,
  timeZone,
  change,
  wrong,
  onSheet,
}: Form & { onSheet: (isOpen: boolean) => void }) {
  const words = useWords(draftWords);
  const [sheet, setSheet] = useState<"start" | "end" | "zone">();
  const [start, end] = [startOf(answers), endOf(answers)];
  const open = (which: typeof sheet) => {
    setSheet(which);
    onSheet(which !== undefined);
  };

  const setStart = (at: Date) => change({ startsAt: at.toISOString() });
  const setEnd = (at: Date) => start && change({ length: minutesBetween(start, at) });
  /** "7 PM" stays 7 PM. */
  const setZone = (zone: string) =>
    change({
      timeZone: zone,
      ...(start ? { startsAt: venueInstants(zone, venueClock(timeZone, start)).at[0].toISOString() } : {}),
    });

  return (
    <Group heading={words.when}>
      <FieldRow name="startsAt" wrong={wrong("startsAt")}>
        <TimeRow
          icon="calendar"
          label={words.starts}
          at={start}
          timeZone={timeZone}
          onTap={() => open("start")}
        />
      </FieldRow>
      <FieldRow name="length" wrong={wrong("length")}>
        <TimeRow
          icon="clock"
          label={words.ends}
          at={end}
          timeZone={timeZone}
          onTap={() => open(start ? "end" : "start")}
        />
      </FieldRow>
      <FieldRow name="timeZone" wrong={wrong("timeZone")}>
        <Cell
          icon="globe"
          title={words.timeZone}
          value={
            <>
              {formatZone(timeZone, start ?? serverNow())}
              <span className="text-faint rtl:-scale-x-100">
                <Icon name="right" size="s" />
              </span>
            </>
          }
          onTap={() => open("zone")}
        />
      </FieldRow>
      {(sheet === "start" || sheet === "end") && (
        <DateSheet
          first={sheet}
          start={start}
          end={end}
          timeZone={timeZone}
          onStart={setStart}
          onEnd={setEnd}
          onClose={() => open(undefined)}
        />
      )}
      {sheet === "zone" && (
        <ZoneSheet
          value={timeZone}
          onChoose={(zone) => {
            setZone(zone);
            open(undefined);
          }}
          onClose={() => open(undefined)}
        />
      )}
    </Group>
  );
}

type TimeRowProps = {
  icon: "calendar" | "clock";
  label: string;
  at: Date | null;
  timeZone: string;
  onTap: () => void;
};

function TimeRow({ icon, label, at, timeZone, onTap }: TimeRowProps) {
  const words = useWords(draftWords);
  const locale = useLocale();
  return (
    <button
      type="button"
      onClick={onTap}
      className="flex min-h-13 w-full flex-wrap items-center gap-x-3 px-4 py-2 text-start focus-visible:-outline-offset-2 active:bg-fill"
    >
      <span className="text-faint max-[359px]:hidden">
        <Icon name={icon} />
      </span>
      <span className="flex-1">{label}</span>
      {at ? (
        <span className="flex gap-1.5 tabular-nums max-[359px]:text-[15px] [&>span]:rounded-[10px] [&>span]:bg-fill [&>span]:px-2.75 [&>span]:py-1.75">
          <span>{formatDay(venueClock(timeZone, at), locale, true)}</span>
          <span>{formatClock(at, timeZone, locale)}</span>
        </span>
      ) : (
        <span className={icon === "calendar" ? "text-accent-text" : "text-muted"}>
          {icon === "calendar" ? words.chooseDay : words.minutes(usualLength)}
        </span>
      )}
    </button>
  );
}
