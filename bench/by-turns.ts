import type { Measured, Report } from "./figure";

type Turn = (round: number) => Promise<number>;
type Options = { rounds?: number; warmUps?: number; report: Report };

/**
 * Measures two things by turns, so that whatever else the machine does falls on both; each pair of turns
 * starts with the other one. The first rounds warm up and are not counted. Answers the medians.
 */
export async function byTurns(
  value: Turn,
  baseline: Turn,
  { rounds = 5, warmUps = 1, report }: Options,
): Promise<Measured> {
  const values: number[] = [];
  const baselines: number[] = [];
  for (let round = 1 - warmUps; round <= rounds; round++) {
    const turns = [
      async () => void values.push(await value(round)),
      async () => void baselines.push(await baseline(round)),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
    const label = round < 1 ? "warming up" : `round ${round} of ${rounds}`;
    report(`${label}: ${values.at(-1)!.toFixed(1)} against ${baselines.at(-1)!.toFixed(1)}`);
  }
  return { value: median(values.slice(warmUps)), baseline: median(baselines.slice(warmUps)) };
}

function median(numbers: number[]) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
