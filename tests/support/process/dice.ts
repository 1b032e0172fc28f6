/** Chance that a seed repeats (mulberry32). */
export function createDice(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    /** Both ends are possible. */
    within: (least: number, most: number) => least + Math.floor(next() * (most - least + 1)),
    isOneIn: (times: number) => next() < 1 / times,
    pick: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!,
    /** One of the keys, as often as its whole number says. */
    weigh<Key extends string>(weights: Record<Key, number>): Key {
      const lots = (Object.entries(weights) as [Key, number][]).flatMap(([key, weight]) =>
        Array.from({ length: weight }, () => key),
      );
      return lots[Math.floor(next() * lots.length)]!;
    },
    shuffled<T>(items: T[]): T[] {
      return items
        .map((item) => [next(), item] as const)
        .sort(([a], [b]) => a - b)
        .map(([, item]) => item);
    },
  };
}

export type Dice = ReturnType<typeof createDice>;
