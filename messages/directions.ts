import type { EventDetails } from "@/domain/events/schema";

export type Place = Pick<EventDetails, "location" | "latitude" | "longitude">;

/** A map of where an event takes place; null when nobody knows. */
export function directionsTo({ location, latitude, longitude }: Place): string | null {
  const place = latitude !== null && longitude !== null ? `${latitude},${longitude}` : location;
  return place && `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(place)}`;
}
