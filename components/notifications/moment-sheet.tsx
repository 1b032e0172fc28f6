"use client";

import { useState } from "react";
import { type Wall, WallPicker, YourTime } from "@/components/events/wall-picker";
import { Button } from "@/components/ui/button";
import { useLocale } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { Sheet } from "@/components/ui/sheet";
import { venueClock, venueInstants } from "@/domain/events/rules";
import { formatWhenShort } from "@/messages/format";

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
  const locale = useLocale();
  const [wall, setWall] = useState<Wall>(() =>
    at
      ? venueClock(timeZone, at)
      : { ...venueClock(timeZone, new Date(serverNow().getTime() + 2 * hourMs)), minute: 0 },
  );
  const chosen = venueInstants(timeZone, wall).at[0];
  const isPast = chosen <= serverNow();
  const leave = (act: () => void) => () => {
    act();
    onClose();
  };

  return (
    <Sheet title={title} onClose={onClose}>
      <WallPicker
        value={wall}
        timeZone={timeZone}
        step={5}
        onChange={(change) => setWall((before) => ({ ...before, ...change }))}
      />
      <div className="sticky bottom-0 grid gap-2 bg-page pt-1">
        <p className="grid min-h-11 place-content-center text-center type-foot text-muted" aria-live="polite">
          {isPast ? (
            <span className="text-danger">{past}</span>
          ) : (
            <>
              <b className="type-head text-text">{formatWhenShort(chosen, timeZone, locale)}</b>
              <YourTime at={chosen} timeZone={timeZone} />
            </>
          )}
        </p>
        <div className="grid auto-cols-fr grid-flow-col gap-2">
          {other && (
            <Button size="block" look="quiet" onClick={leave(other.onTap)}>
              {other.text}
            </Button>
          )}
          <Button size="block" look="fill" disabled={isPast} onClick={leave(() => onSet(chosen))}>
            {set}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
