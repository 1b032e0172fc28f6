import { useRef } from "react";
import { usePage } from "../store/page-store";
import { useMe } from "../store/selectors";
import { togglePanel } from "../store/show";
import { clockTime, format } from "../time/formats";
import { useSteadyNow } from "../time/use-now";
import { Icon } from "../ui/icon";
import { ClockMenu } from "./clock-menu";
import { moveClock } from "./move-clock";

/** The virtual clock and the two moves that are wanted most. */
export function ClockTools() {
  const { timeZone } = useMe();
  const open = usePage((state) => state.panel === "clock");
  const now = useSteadyNow(60_000);
  const button = useRef<HTMLButtonElement>(null);
  const weekday = format(now, "en-US", { timeZone, weekday: "short" });
  const date = format(now, "en-US", { timeZone, month: "short", day: "numeric" });
  return (
    <div className="clock-tools">
      <button
        ref={button}
        type="button"
        className="clock-pill"
        aria-label={`Clock, ${weekday}, ${date}, ${clockTime(now, timeZone)}`}
        aria-expanded={open}
        onClick={() => togglePanel("clock")}
      >
        <Icon name="clock" />
        <span className="clock-date">
          {weekday}
          <span className="only-wide">, {date}</span>
        </span>
        <b>{clockTime(now, timeZone)}</b>
        <Icon name="down" />
      </button>
      <button
        type="button"
        className="clock-step only-wide"
        title="Move the clock on by an hour"
        onClick={() => void moveClock({ advanceMs: 3_600_000 })}
      >
        +1 h
      </button>
      <button
        type="button"
        className="clock-step only-wide"
        title="Move the clock on by a day"
        onClick={() => void moveClock({ advanceMs: 86_400_000 })}
      >
        +1 day
      </button>
      {open && <ClockMenu anchor={button} />}
    </div>
  );
}
