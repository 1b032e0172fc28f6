import lookUpZone from "@photostructure/tz-lookup";
import { placesByZone } from "../cities";
import { currentZoneName, isZone } from "../time";

/**
 * The IANA zones a typed city, country or zone name may mean, best first, at most nine. Accents,
 * capitals and punctuation do not matter, "Lisbon, Portugal" is read as Lisbon, and one wrong
 * letter is forgiven in names of five and more. Offsets ("GMT+2") name no place and find nothing.
 */
export function findZones(text: string): string[] {
  const asZone = text.trim().replaceAll(" ", "_");
  if (isZone(asZone) && asZone.includes("/")) return [currentZoneName(asZone)];
  if (/\d/.test(text) || text.length > 80) return [];

  const [city, region] = placeAndRegion(text);
  if (city.length < 2) return [];

  const zones = byName().get(city) ?? begunBy(city) ?? oneEditFrom(city) ?? [];
  const inRegion = byName().get(region) ?? [];
  const agreed = zones.filter((zone) => inRegion.includes(zone));
  if (agreed.length > 0) return agreed;
  return [...new Set([...inRegion, ...zones])].slice(0, 9);
}

/** The zone of a point on the map, also at sea. Degrees; nothing when they are not a point on Earth. */
export function zoneAt(latitude: number, longitude: number): string | undefined {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
  return currentZoneName(lookUpZone(latitude, longitude));
}

/** "Valencia, Venezuela" and "Valencia Venezuela" both say where to look for which Valencia. */
function placeAndRegion(text: string): [place: string, region: string] {
  const whole = spelled(text);
  if (byName().has(whole)) return [whole, ""];

  const [place = "", ...regions] = text
    .split(/[,;/(]/)
    .map(spelled)
    .filter(Boolean);
  if (regions.length > 0) return [place, regions.find((region) => byName().has(region)) ?? ""];

  const words = whole.split(" ");
  const cuts = words.map((_, cut) => [words.slice(0, cut), words.slice(cut)].map((part) => part.join(" ")));
  const known = cuts.find((parts) => parts.every((part) => byName().has(part)));
  return [known?.[0] ?? whole, known?.[1] ?? ""];
}

let names: Map<string, string[]> | undefined;

/** Zones by spelled name: the places people type first, then what zones themselves are called. */
function byName(): Map<string, string[]> {
  if (names) return names;
  names = new Map();
  for (const [zone, places] of Object.entries(placesByZone)) {
    for (const place of places.split(", ")) add(names, spelled(place), zone);
  }
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    const name = currentZoneName(zone);
    add(names, spelled(name.slice(name.lastIndexOf("/") + 1)), name);
    add(names, spelled(name), name);
    add(names, spelled(zone), name);
  }
  return names;
}

function add(index: Map<string, string[]>, name: string, zone: string): void {
  const zones = index.get(name) ?? [];
  if (!zones.includes(zone)) index.set(name, [...zones, zone]);
}

/** "São Paulo", "SAO-PAULO" and "sao_paulo" are spelled the same. */
function spelled(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/ł/g, "l")
    .replace(/ø/g, "o")
    .replace(/ß/g, "ss")
    .replace(/['’.]/g, "")
    .replace(/[^\p{Letter}]+/gu, " ")
    .replace(/ (city|time|timezone|time zone)$/, "")
    .trim();
}

/** What a name of four letters and more may be the beginning of. */
function begunBy(typed: string): string[] | undefined {
  if (typed.length < 4) return undefined;
  return zonesOf((name) => name.startsWith(typed));
}

function oneEditFrom(typed: string): string[] | undefined {
  if (typed.length < 5) return undefined;
  return zonesOf((name) => isOneEdit(typed, name));
}

function zonesOf(matches: (name: string) => boolean): string[] | undefined {
  const zones = [...byName()].flatMap(([name, zones]) => (matches(name) ? zones : []));
  return zones.length > 0 ? [...new Set(zones)] : undefined;
}

/** Whether one letter added, left out, changed, or swapped with its neighbour turns `a` into `b`. */
function isOneEdit(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (longer.length - shorter.length > 1) return false;

  let start = 0;
  while (start < shorter.length && shorter[start] === longer[start]) start += 1;
  const [restShort, restLong] = [shorter.slice(start), longer.slice(start)];

  if (shorter.length < longer.length) return restShort === restLong.slice(1);
  const changed = restShort.slice(1) === restLong.slice(1);
  const swapped =
    restShort.slice(2) === restLong.slice(2) && restShort[0] === restLong[1] && restShort[1] === restLong[0];
  return changed || swapped;
}
