import { afterEach, expect, test, vi } from "vitest";
import { learnServerTime, onServerTime, serverNow } from "@/components/ui/server-time";

const hourMs = 3_600_000;
const inMs = (ms: number) => new Date(Date.now() + ms).toUTCString();
const aheadMs = () => serverNow().getTime() - Date.now();

afterEach(() => learnServerTime(inMs(0)));

test("an answer's Date header puts a wrong clock right, and back", () => {
  learnServerTime(inMs(48 * hourMs));
  expect(Math.abs(aheadMs() - 48 * hourMs)).toBeLessThan(2_000);
  learnServerTime(inMs(0));
  expect(Math.abs(aheadMs())).toBeLessThan(2);
});

test("what an answer takes on its way moves no clock, and neither does an answer without a date", () => {
  learnServerTime(inMs(-3_000));
  learnServerTime(null);
  learnServerTime("yesterday");
  expect(Math.abs(aheadMs())).toBeLessThan(2);
});

test("whoever listens hears of another time once, and no longer after stopping", () => {
  const heard = vi.fn();
  const stop = onServerTime(heard);
  learnServerTime(inMs(hourMs));
  learnServerTime(inMs(hourMs));
  expect(heard).toHaveBeenCalledTimes(1);
  stop();
  learnServerTime(inMs(0));
  expect(heard).toHaveBeenCalledTimes(1);
});
