import { describe, expect, test } from "vitest";
import { createBatcher } from "@/domain/batch";
import { until } from "../support/until";

/** An error as the driver throws it, inside what Drizzle makes of it. */
const postgresError = (code: string) =>
  new Error("Failed query", { cause: Object.assign(new Error("PostgreSQL says no"), { code }) });

/** Settles by doubling, and writes down what it was handed; a batch with a bad number in it fails as PostgreSQL would. */
function doubling({ code = "22003", maxBatch = 250 } = {}) {
  const batches: [key: string, numbers: number[]][] = [];
  const ask = createBatcher<string, number, number>(async (key, numbers) => {
    batches.push([key, numbers]);
    await new Promise((resolve) => setImmediate(resolve));
    if (numbers.some((number) => number < 0)) throw postgresError(code);
    return numbers.map((number) => 2 * number);
  }, maxBatch);
  return { ask, batches };
}

const outcomes = async (asked: Promise<number>[]) =>
  (await Promise.allSettled(asked)).map((one) => (one.status === "fulfilled" ? one.value : "failed"));

describe("Requests that arrive together", () => {
  test("are settled together, and each gets its own answer", async () => {
    const { ask, batches } = doubling();

    expect(await Promise.all([1, 2, 3].map((number) => ask("a", number)))).toEqual([2, 4, 6]);
    expect(batches).toEqual([["a", [1, 2, 3]]]);
  });

  test("about different things do not wait for each other", async () => {
    const { ask, batches } = doubling();

    expect(await Promise.all([ask("a", 1), ask("b", 2)])).toEqual([2, 4]);
    expect(batches).toEqual([
      ["a", [1]],
      ["b", [2]],
    ]);
  });

  test("while others are under way are the next batch, and one of no more than its limit", async () => {
    const { ask, batches } = doubling({ maxBatch: 2 });

    const first = ask("a", 1);
    await until(() => batches.length === 1);
    expect(await Promise.all([first, ...[2, 3, 4].map((number) => ask("a", number))])).toEqual([2, 4, 6, 8]);
    expect(batches.map(([, numbers]) => numbers)).toEqual([[1], [2, 3], [4]]);
  });

  test.each([
    ["a value that PostgreSQL does not take", "22003"],
    ["a row that breaks a constraint", "23514"],
  ])("and of which one has %s are settled one by one, and it fails alone", async (_, code) => {
    const { ask, batches } = doubling({ code });

    expect(await outcomes([1, -2, 3].map((number) => ask("a", number)))).toEqual([2, "failed", 6]);
    expect(batches.map(([, numbers]) => numbers)).toEqual([[1, -2, 3], [1], [-2], [3]]);
    expect(await ask("a", 4)).toBe(8);
  });

  test("all fail of what is nobody's fault, and are not tried one by one", async () => {
    const { ask, batches } = doubling({ code: "57P01" });

    expect(await outcomes([1, -2, 3].map((number) => ask("a", number)))).toEqual([
      "failed",
      "failed",
      "failed",
    ]);
    expect(batches).toHaveLength(1);
    expect(await ask("a", 4)).toBe(8);
  });
});
