import { zoneCity } from "../time";
import { cut, phrase, tidyWhen } from "./tidy-when";

const HALF_A_YEAR = 183 * 24 * 60 * 60_000;

/**
 * Leaves out the zone where it only says what is known already: "7pm CET", "7:00 PM (Berlin, GMT+1)"
 * for an event in Berlin. Another zone's name stays, and so is not understood.
 */
export function dropOwnZone(tidy: string, zone: string, now: Date): string {
  const names = [tidyWhen(zoneCity(zone)), zone.toLowerCase(), ...shortNames(zone, now)];
  return names.reduce((text, name) => {
    const match = phrase(`${escaped(name)}(?: time)?`).exec(text);
    return match ? cut(text, match) : text;
  }, tidy);
}

/** "cet" and "cest", "gmt+1" and "gmt+2": what British and American English call the zone in both halves of the year. */
function shortNames(zone: string, now: Date): string[] {
  const instants = [now, new Date(now.getTime() + HALF_A_YEAR)];
  const names = ["en-US", "en-GB"].flatMap((language) => {
    const format = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: "short" });
    return instants.flatMap((instant) => format.formatToParts(instant).filter(({ type }) => type === "timeZoneName"));
  });
  return names.map(({ value }) => value.toLowerCase());
}

function escaped(name: string): string {
  return name.replace(/[.+/()]/g, "\\$&");
}
