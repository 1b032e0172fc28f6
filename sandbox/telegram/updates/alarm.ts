import type { Clock } from "../../clock";

/** Does something once the clock shows this moment, by itself or because it was moved; answers how to call it off. */
export function whenClockShows(clock: Clock, moment: number, then: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    clearTimeout(timer);
    const left = moment - clock.now();
    if (left > 0) {
      timer = setTimeout(look, Math.min(left, longestSleepMs)).unref();
      return;
    }
    stop();
    then();
  };
  const stopListening = clock.onChange(look);
  const stop = () => {
    clearTimeout(timer);
    stopListening();
  };
  look();
  return stop;
}

/** A clock that was moved far back must not make a timer overflow. */
const longestSleepMs = 3_600_000;
