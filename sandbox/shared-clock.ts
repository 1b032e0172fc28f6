import { type Clock, createClock } from "./clock";
import { stateFileAt } from "./state-file";

/** The sandbox's clock, going on where it was, and followed by every process that has `clock-preload.cjs`. */
export function createSharedClock(offsetFile: string): Clock {
  const file = stateFileAt(offsetFile);
  const clock = createClock(Number(file.load()) || 0);
  const write = () => file.save(Math.round(clock.offsetMs()));

  write();
  // The first to be told, so that the app lives in the new time before anybody calls it because of it.
  clock.onChange(write);
  return clock;
}
