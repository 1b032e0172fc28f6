import type { Measured, Report } from "./figure";

type Turn = (round: number) => Promise<number>;
type Options = { rounds?: number; report: Report };

/**
 * Measures two things by turns, so that whatever else the machine does falls on both; each pair of turns
 * starts with the other one. Round 0 warms up and is not counted. Answers the medians.
 */
export async function byTurns(
  value: Turn,
  baseline: Turn,
  { rounds = 5, report }: Options,
): Promise<Measured> {
  const values: number[] = [];
  const baselines: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const turns = [
      async () => void values.push(await value(round)),
      async () => void baselines.push(await baseline(round)),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
    const label = round === 0 ? "warming up" : `round ${round} of ${rounds}`;
    report(`${label}: ${values.at(-1)!.toFixed(1)} against ${baselines.at(-1)!.toFixed(1)}`);
  }
  return { value: median(values.slice(1)), baseline: median(baselines.slice(1)) };
}

function median(numbers: number[]) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
