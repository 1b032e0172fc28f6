import { map as createMap, tileLayer } from "leaflet";
import "leaflet/dist/leaflet.css";

/** A map to look at, around a point. `tiles` is the address of its pictures with {z}, {x} and {y}. */
export function drawMap(
  element: HTMLElement,
  { latitude, longitude, tiles }: { latitude: number; longitude: number; tiles: string },
) {
  const map = createMap(element, {
    center: [latitude, longitude],
    zoom: 15,
    zoomControl: false,
    scrollWheelZoom: false,
    dragging: false,
    keyboard: false,
  });
  tileLayer(tiles, { maxZoom: 19, attribution: "© OpenStreetMap" }).addTo(map);
  return map;
}
