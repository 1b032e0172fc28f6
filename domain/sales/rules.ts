/** Of a kind of ticket, and of an event. */
export const mostPlaces = 100_000;

type Limited = { capacity: number | null };

/** How many people all kinds of ticket are enough for; null when one of them has no limit. */
export function placesIn(kinds: Limited[]): number | null {
  const places = kinds.reduce<number | null>(
    (sum, { capacity }) => (sum === null || capacity === null ? null : sum + capacity),
    0,
  );
  return places === null ? null : Math.min(places, mostPlaces);
}

/** How many an event takes in: no more than it was meant to, and no more than there are tickets. */
export function capacityOf(capacity: number | null, kinds: Limited[]): number | null {
  const places = placesIn(kinds);
  return capacity === null || places === null ? (capacity ?? places) : Math.min(capacity, places);
}

/** The same once its kinds of ticket have changed: an event that took in as many as there were tickets goes on to. */
export const capacityAfter = (capacity: number | null, before: Limited[], after: Limited[]) =>
  capacityOf(capacity === placesIn(before) ? null : capacity, after);

/** The one kind of ticket of an event of which nobody said more than a price. */
export const general = <Price>(price: Price) => ({
  name: "General",
  ...price,
  capacity: null,
  salesStartAt: null,
  salesEndAt: null,
  isHidden: false,
  maxPerPerson: null,
});

type Kind = Limited & { name: string; isHidden: boolean; maxPerPerson: number | null };

/** Whether these are that one kind, whatever it costs. */
export const isGeneral = (kinds: Kind[]) =>
  kinds.length === 1 &&
  kinds.every(
    ({ name, capacity, isHidden, maxPerPerson }) =>
      name === "General" && capacity === null && !isHidden && maxPerPerson === null,
  );
