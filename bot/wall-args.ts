import { Refusal } from "@/domain/errors";
import { isRealDate, type WallTime } from "@/domain/time";

/** Reads a day (20261127) or a time (202611271930) off a button. Throws `stale_button` for what no button of ours says. */
export function readWallArg(arg: string): WallTime {
  const match = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?$/.exec(arg);
  if (!match) throw new Refusal("stale_button");

  const [year, month, day, hour, minute] = match.slice(1).map((digits) => Number(digits ?? 0)) as [number, number, number, number, number];
  if (!isRealDate({ year, month, day }) || hour > 23 || minute > 59) throw new Refusal("stale_button");
  return { year, month, day, hour, minute };
}
