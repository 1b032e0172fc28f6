import type { Place } from "./dialog-state";

/** A few places in cities all over the world, to send without a real phone. */
export const places: (Place & { title: string; address: string })[] = [
  { title: "Alexanderplatz", address: "Berlin", latitude: 52.52192, longitude: 13.41321 },
  { title: "Covent Garden", address: "London", latitude: 51.51173, longitude: -0.12322 },
  { title: "Praça do Comércio", address: "Lisbon", latitude: 38.70751, longitude: -9.13645 },
  { title: "Place de la République", address: "Paris", latitude: 48.86756, longitude: 2.36383 },
  { title: "Bryant Park", address: "New York", latitude: 40.75373, longitude: -73.98326 },
  { title: "Dolores Park", address: "San Francisco", latitude: 37.75963, longitude: -122.42694 },
  { title: "Parque Ibirapuera", address: "São Paulo", latitude: -23.58742, longitude: -46.65763 },
  { title: "Burj Park", address: "Dubai", latitude: 25.19443, longitude: 55.27525 },
  { title: "Marine Drive", address: "Mumbai", latitude: 18.94316, longitude: 72.82305 },
  { title: "Shibuya Crossing", address: "Tokyo", latitude: 35.65949, longitude: 139.70055 },
  { title: "Circular Quay", address: "Sydney", latitude: -33.86127, longitude: 151.21091 },
];
