import { clockChanges, offsetMinutes, zoneCity } from "../time";
import { cut, phrase, tidyWhen } from "./tidy-when";

const YEAR = 366 * 24 * 60 * 60_000;

/**
 * Leaves out the zone where it only says what is known already: "7pm CET", "7:00 PM (Berlin, GMT+1)"
 * for an event in Berlin. Another zone's name stays, and so is not understood.
 */
export function dropOwnZone(tidy: string, zone: string, now: Date): string {
  const places = [tidyWhen(zoneCity(zone)), zone.toLowerCase()];
  const names = mayNameClock.test(tidy) ? [...places, ...clockNames(zone, now)] : places;
  return names
    .sort((a, b) => b.length - a.length)
    .reduce((text, name) => {
      const match = phrase(`${name.replace(/[.+/]/g, "\\$&")}(?: time)?`).exec(text);
      return match ? cut(text, match) : text;
    }, tidy);
}

/** "cet", "est", "gmt+1", "utc": asking Intl for a zone's names takes a while, so first a look whether any is there. */
const mayNameClock = phrase("[a-z]{1,4}t|utc(?:[+-][\\d:]+)?|gmt[+-][\\d:]+");

/** What a zone's clocks are called within a year from now: "cet" and "gmt+1", "cest" and "gmt+2". */
function clockNames(zone: string, now: Date): string[] {
  const changes = clockChanges(zone, now, new Date(now.getTime() + YEAR));
  const instants = [now, ...changes.map(({ at }) => at)];
  const offsets = instants.map((instant) => offsetName(offsetMinutes(zone, instant)));
  const abbreviations = ["en-US", "en-GB"].flatMap((language) => {
    const format = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: "short" });
    return instants.flatMap((instant) =>
      format.formatToParts(instant).filter(({ type }) => type === "timeZoneName"),
    );
  });
  const names = abbreviations.map(({ value }) => value.toLowerCase());
  return [...new Set([...names, ...offsets.flatMap((offset) => [`gmt${offset}`, `utc${offset}`])])];
}

/** "+1", "-3:30", and nothing for none. */
function offsetName(minutes: number): string {
  if (minutes === 0) return "";
  const hours = Math.trunc(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `${minutes < 0 ? "-" : "+"}${hours}${rest === 0 ? "" : `:${rest}`}`;
}
