"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/field";
import { Cell } from "@/components/ui/group";
import { useLocale, useWords } from "@/components/ui/locale";
import { Segmented } from "@/components/ui/segmented";
import { formatWhenShort } from "@/messages/format";
import { reminderWords } from "@/messages/miniapp/reminders";
import type { Reminder } from "./reminders-query";

type Timing = Reminder["timing"];
type Which = "before" | "after" | "fixed" | "other";
type Unit = keyof typeof unitMinutes;

const unitMinutes = { minutes: 1, hours: 60, days: 1_440 };
const units = ["minutes", "hours", "days"] as const;
const most = { before: 86_400, after: 43_200 };

type Props = {
  /** Undefined while what is typed is none. */
  value: Timing | undefined;
  timeZone: string;
  onChange: (timing: Timing | undefined) => void;
  onChooseTime: () => void;
};

/** When a reminder goes out: so long before the start or after the end, or at a moment. */
export function TimingFields({ value, timeZone, onChange, onChooseTime }: Props) {
  const words = useWords(reminderWords);
  const locale = useLocale();
  const [which, setWhich] = useState<Which>(value ? whichOf(value) : "before");
  const [unit, setUnit] = useState<Unit>(
    value && value.anchor !== "fixed" ? unitOf(value.offsetMinutes) : "hours",
  );
  const [count, setCount] = useState(
    value && value.anchor !== "fixed" ? String(Math.abs(value.offsetMinutes) / unitMinutes[unit]) : "1",
  );

  const tell = (next: { which?: Which; unit?: Unit; count?: string }) => {
    const state = { which, unit, count, ...next };
    setWhich(state.which);
    setUnit(state.unit);
    setCount(state.count);
    if (state.which === "fixed") onChange(value?.anchor === "fixed" ? value : undefined);
    else if (state.which !== "other") onChange(offset(state.which, state.unit, state.count));
  };
  const isWrong = which !== "fixed" && value === undefined;

  return (
    <div className="grid gap-3">
      <Segmented
        label={words.when}
        value={which}
        onChoose={(next) => tell({ which: next })}
        choices={(["before", "after", "fixed"] as const).map((one) => ({
          value: one as Which,
          label: words.anchors[one],
        }))}
      />
      {which === "fixed" && (
        <div className="overflow-hidden rounded-group bg-surface">
          <Cell
            icon="clock"
            title={words.chooseTime}
            value={
              <span className="text-accent-text">
                {value?.anchor === "fixed"
                  ? formatWhenShort(new Date(value.at), timeZone, locale)
                  : words.notSet}
              </span>
            }
            onTap={onChooseTime}
          />
        </div>
      )}
      {(which === "before" || which === "after") && (
        <>
          <div className="overflow-hidden rounded-group bg-surface">
            <TextField
              name="reminder-count"
              label={words.count}
              value={count}
              maxLength={5}
              keyboard="numeric"
              onChange={(text) => tell({ count: text })}
              wrong={isWrong ? { text: words.countWrong } : undefined}
            />
          </div>
          <Segmented
            label={words.units[unit]}
            value={unit}
            onChoose={(next) => tell({ unit: next })}
            choices={units.map((one) => ({ value: one, label: words.units[one] }))}
          />
        </>
      )}
    </div>
  );
}

function whichOf(timing: Timing): Which {
  if (timing.anchor === "fixed") return "fixed";
  if (timing.anchor === "start" && timing.offsetMinutes < 0) return "before";
  return timing.anchor === "end" && timing.offsetMinutes >= 0 ? "after" : "other";
}

/** The largest unit that divides it; a day is still 24 hours. */
function unitOf(minutes: number): Unit {
  if (minutes % unitMinutes.days === 0 && Math.abs(minutes) > unitMinutes.days) return "days";
  return minutes % unitMinutes.hours === 0 ? "hours" : "minutes";
}

function offset(which: "before" | "after", unit: Unit, text: string): Timing | undefined {
  const minutes = Number(text.trim() || Number.NaN) * unitMinutes[unit];
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > most[which]) return undefined;
  if (which === "after") return { anchor: "end", offsetMinutes: minutes };
  return minutes > 0 ? { anchor: "start", offsetMinutes: -minutes } : undefined;
}
