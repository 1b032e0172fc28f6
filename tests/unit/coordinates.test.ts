import { describe, expect, test } from "vitest";
import { readPoint } from "@/components/drafts/coordinates";

describe("A place that somebody pastes", () => {
  test.each([
    ["52.5296, 13.4013", 52.5296, 13.4013],
    ["-33.8568 151.2153", -33.8568, 151.2153],
    ["38.7139°, -9.1269°", 38.7139, -9.1269],
    ["https://www.google.com/maps/@38.7139,-9.1269,15z", 38.7139, -9.1269],
    ["https://www.google.com/maps/place/X/@1.0,2.0,17z/data=!3m1!4b1!8m2!3d52.52!4d13.4", 52.52, 13.4],
    ["https://maps.google.com/?q=52.52,13.40", 52.52, 13.4],
    ["https://maps.apple.com/?ll=40.4168,-3.7038&q=Sol", 40.4168, -3.7038],
    ["https://www.openstreetmap.org/#map=17/52.51627/13.37769", 52.51627, 13.37769],
    ["https://www.openstreetmap.org/?mlat=52.5&mlon=13.4#map=5/1/2", 52.5, 13.4],
    ["geo:37.786971,-122.399677", 37.786971, -122.399677],
  ])("%s is a point on the map", (text, latitude, longitude) => {
    expect(readPoint(text)).toEqual({ latitude, longitude });
  });

  test.each(["Torstr. 12, Berlin", "95.2, 13.4", "52.5, 181", "https://maps.app.goo.gl/AbC123", "10", ""])(
    "%j is none",
    (text) => {
      expect(readPoint(text)).toBeUndefined();
    },
  );
});
