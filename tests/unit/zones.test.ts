import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placesByZone } from "@/domain/cities";
import { isZone } from "@/domain/time";
import { findZones, zoneAt } from "@/domain/users/find-zone";
import { suggestedZones } from "@/domain/users/rules";

describe("A typed place", () => {
  test.each([
    ["Lisbon", "Europe/Lisbon"],
    ["lisboa", "Europe/Lisbon"],
    ["são paulo", "America/Sao_Paulo"],
    ["SAO PAULO", "America/Sao_Paulo"],
    ["São Paulo".normalize("NFD"), "America/Sao_Paulo"],
    ["NYC", "America/New_York"],
    ["nyc", "America/New_York"],
    ["New York, NY", "America/New_York"],
    ["Mumbai", "Asia/Kolkata"],
    ["bombay", "Asia/Kolkata"],
    ["Kyiv", "Europe/Kyiv"],
    ["Kiev", "Europe/Kyiv"],
    ["Kyiv/Kiev", "Europe/Kyiv"],
    ["Köln", "Europe/Berlin"],
    ["Łódź", "Europe/Warsaw"],
    ["København", "Europe/Copenhagen"],
    ["Москва", "Europe/Moscow"],
    ["東京", "Asia/Tokyo"],
    ["Mexico City", "America/Mexico_City"],
    ["Ciudad de México", "America/Mexico_City"],
    ["St. Petersburg", "Europe/Moscow"],
    ["Port au Prince", "America/Port-au-Prince"],
    ["Berlin time", "Europe/Berlin"],
    ["Berlin, Germany", "Europe/Berlin"],
    ["Berlin Germany", "Europe/Berlin"],
    ["Portugal", "Europe/Lisbon"],
    ["  tokyo ", "Asia/Tokyo"],
    ["UTC", "UTC"],
  ])("%j is found at once, whatever its spelling", (text, zone) => expect(findZones(text)).toEqual([zone]));

  test.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["europe/berlin", "Europe/Berlin"],
    ["america/new york", "America/New_York"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ])("the zone's own name %j will do", (text, zone) => expect(findZones(text)).toEqual([zone]));

  test.each([
    ["Lisbonn", "Europe/Lisbon"],
    ["Lisbn", "Europe/Lisbon"],
    ["Berln", "Europe/Berlin"],
    ["Tokoy", "Asia/Tokyo"],
    ["Barcelana", "Europe/Madrid"],
    ["Lisb", "Europe/Lisbon"],
    ["Copenhag", "Europe/Copenhagen"],
  ])("one slip of the finger is forgiven: %j", (text, zone) => expect(findZones(text)[0]).toBe(zone));

  test.each([
    ["San Jose, Costa Rica", "America/Costa_Rica"],
    ["San Jose, California", "America/Los_Angeles"],
    ["Valencia", "Europe/Madrid"],
    ["Valencia, Venezuela", "America/Caracas"],
    ["Hamilton, Canada", "America/Toronto"],
    ["Hamilton New Zealand", "Pacific/Auckland"],
    ["London, Ontario", "America/Toronto"],
    ["Cordoba, Spain", "Europe/Madrid"],
    ["Paris, Texas", "America/Chicago"],
  ])("the country says which of two is meant: %j", (text, zone) => expect(findZones(text)[0]).toBe(zone));

  test("a name that several places share offers them all", () => {
    expect(findZones("San José")).toEqual(["America/Los_Angeles", "America/Costa_Rica"]);
    expect(findZones("Victoria")).toEqual(["America/Vancouver", "Australia/Melbourne"]);
  });

  test("a country with many zones offers them from the most peopled on", () => {
    expect(findZones("USA")).toEqual([
      "America/New_York",
      "America/Chicago",
      "America/Denver",
      "America/Los_Angeles",
    ]);
    expect(findZones("Australia")[0]).toBe("Australia/Sydney");
  });

  test.each([
    "",
    " ",
    "x",
    "GMT+2",
    "+02:00",
    "UTC-3",
    "12",
    "asdfgh",
    "new",
    "Rivendell",
    "🌍",
    "x".repeat(200),
  ])("%j is nowhere", (text) => expect(findZones(text)).toEqual([]));

  test("whatever is typed, what is found is a zone, at most nine of them, none twice", () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(...Object.values(placesByZone).flatMap((places) => places.split(", "))),
    );
    fc.assert(
      fc.property(text, (text) => {
        const zones = findZones(text);

        expect(zones.length).toBeLessThanOrEqual(9);
        expect(new Set(zones).size).toBe(zones.length);
        expect(zones.every(isZone)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("every place in the table is found under its own name", () => {
    for (const [zone, places] of Object.entries(placesByZone)) {
      for (const place of places.split(", ")) expect(findZones(place), place).toContain(zone);
    }
  });
});

describe("A point on the map", () => {
  test.each([
    [52.52, 13.4, "Europe/Berlin"],
    [19.07, 72.87, "Asia/Kolkata"],
    [50.45, 30.52, "Europe/Kyiv"],
    [-23.55, -46.63, "America/Sao_Paulo"],
  ])("%d, %d is in %s", (latitude, longitude, zone) => expect(zoneAt(latitude, longitude)).toBe(zone));

  test("has a zone wherever it is on Earth, and none beyond", () => {
    const latitude = fc.double({ min: -90, max: 90, noNaN: true });
    const longitude = fc.double({ min: -180, max: 180, noNaN: true });
    fc.assert(
      fc.property(latitude, longitude, (latitude, longitude) => isZone(zoneAt(latitude, longitude) ?? "")),
    );

    expect([zoneAt(91, 0), zoneAt(0, 181), zoneAt(Number.NaN, 0)]).toEqual([undefined, undefined, undefined]);
  });
});

test("the suggested zones are nine present-day names", () => {
  expect(suggestedZones).toHaveLength(9);
  expect(suggestedZones.filter((zone) => !Object.hasOwn(placesByZone, zone))).toEqual([]);
});
