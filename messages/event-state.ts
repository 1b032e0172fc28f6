import { hasStarted, isOver } from "@/domain/events/rules";
import type { EventDetails } from "@/domain/events/schema";
import { isSuspended } from "@/domain/events/schema";
import type { Sale } from "@/domain/sales/schema";

/** Of one that is still to come, what can be had of it. */
export type EventState = "cancelled" | "ended" | "suspended" | "on" | Sale["state"];

/** Whether it is still to come, or on, and not suspended. */
export const isLive = (event: EventDetails, now: Date) =>
  !["cancelled", "ended", "suspended"].includes(stateOf(event, now));

/** Whether a seat can still be had, or a place on the waiting list. */
export const canJoin = (event: EventDetails, now: Date) => ["open", "full"].includes(stateOf(event, now));

/** What an event is for whoever looks at it now. */
export function stateOf(event: EventDetails, now: Date): EventState {
  if (isSuspended(event)) return "suspended";
  if (event.status === "cancelled") return "cancelled";
  if (event.status === "completed" || isOver(event, now)) return "ended";
  if (hasStarted(event, now)) return "on";
  return event.sale.state;
}
