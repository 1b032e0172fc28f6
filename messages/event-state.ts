import { hasStarted, isOver, seatsLeft } from "@/domain/events/rules";
import type { EventDetails } from "@/domain/events/schema";

export type EventState = "cancelled" | "ended" | "on" | "full" | "open";

/** Tickets can be had no more, though the event is still to come. */
export const isSaleOver = ({ salesOver }: EventDetails, state: EventState) =>
  salesOver && (state === "open" || state === "full");

/** What an event is for whoever looks at it now. */
export function stateOf(event: EventDetails, now: Date): EventState {
  if (event.status === "cancelled") return "cancelled";
  if (event.status === "completed" || isOver(event, now)) return "ended";
  if (hasStarted(event, now)) return "on";
  return seatsLeft(event) === 0 ? "full" : "open";
}
