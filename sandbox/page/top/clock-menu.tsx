import { type FormEvent, type RefObject, useEffect, useState } from "react";
import type { Upcoming } from "../../telegram/protocol";
import { control } from "../store/control";
import { usePage } from "../store/page-store";
import { useMe } from "../store/selectors";
import { closePanel, showError } from "../store/show";
import { dueTime } from "../time/chat-times";
import { useSteadyNow } from "../time/use-now";
import { fromLocal, toLocal } from "../time/zoned";
import { Popover } from "../ui/popover";
import { moveClock } from "./move-clock";

const minute = 60_000;
const steps: [string, number][] = [
  ["+10 min", 10 * minute],
  ["+1 h", 60 * minute],
  ["+1 day", 1_440 * minute],
  ["+1 week", 10_080 * minute],
];

/** Moves the clock: by steps, to what is due next, or to any moment. */
export function ClockMenu({ anchor }: { anchor: RefObject<HTMLButtonElement | null> }) {
  const { timeZone } = useMe();
  const now = useSteadyNow(minute);
  const offset = usePage((state) => state.clockOffset);
  const upcoming = useUpcoming(offset);
  const [exact, setExact] = useState(() => toLocal(now, timeZone));

  const goTo = (at: number) => {
    closePanel();
    void moveClock({ to: new Date(at).toISOString() });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (exact) goTo(fromLocal(exact, timeZone));
  };
  return (
    <Popover label="Clock" anchor={anchor.current} align="start" onClose={closePanel}>
      <h3>Move the clock</h3>
      <div className="clock-steps">
        {steps.map(([label, advanceMs]) => (
          <button key={label} type="button" onClick={() => void moveClock({ advanceMs })}>
            {label}
          </button>
        ))}
      </div>
      <h3>Jump to what happens next</h3>
      <div className="upcoming">
        {upcoming?.map(({ at, title }) => (
          <button key={`${at}:${title}`} type="button" className="row-button" onClick={() => goTo(at)}>
            <span className={`dot ${at <= now ? "past" : ""}`} />
            <span className="grow" dir="auto">
              {title}
            </span>
            <time dateTime={new Date(at).toISOString()}>{dueTime(at, now, timeZone)}</time>
          </button>
        ))}
        {upcoming?.length === 0 && (
          <p className="panel-note">Nothing is due yet. Publish an event and its reminders appear here.</p>
        )}
      </div>
      <h3>Pick a moment</h3>
      <form className="exact-time" onSubmit={submit}>
        <input
          type="datetime-local"
          aria-label={`Date and time in ${timeZone}`}
          value={exact}
          onChange={(event) => setExact(event.target.value)}
        />
        <button type="submit" className="button filled" disabled={!exact}>
          Go
        </button>
      </form>
    </Popover>
  );
}

/** Asked again while the menu is open: what the product does in the background makes other things due, as does a moved clock. */
function useUpcoming(offset: number) {
  const [upcoming, setUpcoming] = useState<Upcoming[]>();
  useEffect(() => {
    let here = Number.isFinite(offset);
    const ask = () =>
      control
        .upcoming()
        .then((list) => here && setUpcoming(list))
        .catch(showError);
    void ask();
    const timer = setInterval(ask, 1_000);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, [offset]);
  return upcoming;
}
