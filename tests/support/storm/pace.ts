import type { Wired } from "./sender";

const momentsOf = (calls: Wired[]) => calls.map(({ at }) => new Date(at).getTime()).sort((a, b) => a - b);

/** The most calls within any second. */
export function busiest(calls: Wired[]) {
  const moments = momentsOf(calls);
  let first = 0;
  return moments.reduce((most, moment, n) => {
    while (moments[first]! <= moment - 1000) first++;
    return Math.max(most, n - first + 1);
  }, 0);
}

/**
 * Which part of the slots was used, pauses of two seconds left out: nothing was due then. So is what a death costs: the
 * slots that the dead one had taken, a second's worth at most.
 */
export function usedPace(calls: Wired[], deaths: Date[] = []) {
  const moments = momentsOf(calls);
  const gaps = moments.slice(1).map((moment, n) => ({ from: moments[n]!, ms: moment - moments[n]! }));
  const hasDeath = ({ from, ms }: { from: number; ms: number }) =>
    deaths.some((death) => death.getTime() >= from && death.getTime() <= from + ms);
  const busy = gaps.filter((gap) => gap.ms < 2_000 && !hasDeath(gap));
  return (busy.length * 40) / busy.reduce((sum, { ms }) => sum + ms, 0);
}
