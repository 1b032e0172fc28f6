import type { ListedEvent } from "./answers";

/** null when there is no limit. */
export const placesLeft = ({ capacity, seatsTaken }: Pick<ListedEvent, "capacity" | "seatsTaken">) =>
  capacity === null ? null : Math.max(0, capacity - seatsTaken);
