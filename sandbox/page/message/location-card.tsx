import type { ChatMessage } from "../../telegram/protocol";
import { MapDrawing } from "../ui/map-drawing";

/** A place: a drawn map with a pin, its name and its address; a tap opens a real map. */
export function LocationCard({ location }: { location: NonNullable<ChatMessage["location"]> }) {
  const { latitude, longitude, title, address } = location;
  const at = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return (
    <a
      className="location"
      href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={`Map: ${title ?? at}`}
    >
      <MapDrawing latitude={latitude} longitude={longitude} />
      <span className="place">
        <b dir="auto">{title ?? "Location"}</b>
        <small dir="auto">{address ?? at}</small>
      </span>
    </a>
  );
}
