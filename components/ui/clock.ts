/** "7 PM" where people say so, "19" elsewhere: what a wheel of hours shows. */
export function hours(locale: string) {
  const format = new Intl.DateTimeFormat(locale, { hour: "numeric", timeZone: "UTC" });
  return Array.from({ length: 24 }, (_, hour) => ({
    value: hour,
    label: format.format(Date.UTC(2026, 0, 1, hour)),
  }));
}

/** Every so many minutes of an hour, and a minute that was set elsewhere. */
export function minutes(present: number, step: number) {
  const steps = Array.from({ length: 60 / step }, (_, n) => n * step);
  return [...new Set([...steps, present])]
    .sort((a, b) => a - b)
    .map((minute) => ({ value: minute, label: String(minute).padStart(2, "0") }));
}
