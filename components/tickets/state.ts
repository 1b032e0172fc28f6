import type { Ticket } from "./answers";

export type TicketState = "good" | "used" | "held" | "void" | "eventCancelled" | "past";

/** Whether a ticket still opens a door, and else why not. */
export function stateOf({ status, event }: Ticket, now: Date): TicketState {
  if (status === "cancelled") return event.status === "cancelled" ? "eventCancelled" : "void";
  if (event.status === "cancelled") return "eventCancelled";
  if (status === "used") return "used";
  if (event.status === "completed" || new Date(event.endsAt) <= now) return "past";
  return status === "held" ? "held" : "good";
}
