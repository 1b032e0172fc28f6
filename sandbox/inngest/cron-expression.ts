import { Cron } from "croner";

/** When `TZ=Europe/Berlin 0 9 * * *` fires next. */
export function nextFireOf(cron: string, after: number): number {
  const [, timezone = "UTC", pattern = cron] = /^(?:CRON_)?TZ=(\S+)\s+(.*)$/.exec(cron) ?? [];
  const next = new Cron(pattern, { timezone, mode: "5-part" }).nextRun(new Date(after));
  if (next === null) throw new Error(`"${cron}" never fires`);
  return next.getTime();
}
