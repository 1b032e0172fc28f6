import type { ReactNode } from "react";
import { page } from "../store/page-store";
import { useMe } from "../store/selectors";
import { showToast } from "../store/show";
import { entityTime, ownClock } from "../time/entity-time";
import { useSteadyNow } from "../time/use-now";

type Props = { unixTime: number; pattern: string; written: string; children: ReactNode };

/** A moment: shown in its format on the reader's own clock, and a tap tells that clock in full. */
export function DateTime({ unixTime, pattern, written, children }: Props) {
  const me = useMe();
  const tell = () =>
    showToast(`On your clock: ${ownClock(unixTime, me, Date.now() + page.get().clockOffset)}`);
  return (
    <a
      className="date-time"
      href={`tg://time?unix=${unixTime}&format=${pattern}`}
      title="Your own clock: tap"
      onClick={(event) => {
        event.preventDefault();
        tell();
      }}
    >
      {pattern === "r" ? (
        <Relative unixTime={unixTime} written={written} />
      ) : pattern ? (
        entityTime(written, unixTime, pattern, me, 0)
      ) : (
        children
      )}
    </a>
  );
}

function Relative({ unixTime, written }: { unixTime: number; written: string }) {
  const me = useMe();
  return entityTime(written, unixTime, "r", me, useSteadyNow(1_000));
}
