import { serverNow } from "@/components/ui/server-time";
import type { Ticket } from "./answers";

type Kept = { tickets: Ticket[]; at: string };

const prefix = "tickets-of-";

/** The tickets of an event as this device saw them last: a door may have no network. */
export function keepTickets(tickets: Ticket[]) {
  const [first] = tickets;
  if (!first) return;
  const kept: Kept = { tickets, at: serverNow().toISOString() };
  try {
    forgetPast();
    localStorage.setItem(`${prefix}${first.event.code}`, JSON.stringify(kept));
  } catch (error) {
    // A device without room or without storage shows them while there is a network.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** `ref` is an event's code or a ticket's id. A kept ticket is shown to whoever it was made out to alone. */
export function readKeptTickets(ref: string, userId: number): Kept | null {
  for (const kept of allKept()) {
    const [first] = kept.tickets;
    const isMeant = first?.event.code === ref || kept.tickets.some(({ id }) => id === ref);
    if (isMeant && first?.holderId === userId) return kept;
  }
  return null;
}

const dayMs = 86_400_000;

function forgetPast() {
  for (const { tickets } of allKept()) {
    const [first] = tickets;
    if (first && Date.parse(first.event.endsAt) < serverNow().getTime() - 7 * dayMs)
      localStorage.removeItem(`${prefix}${first.event.code}`);
  }
}

const allKept = (): Kept[] =>
  Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .map((name) => JSON.parse(localStorage.getItem(name) ?? "null") as Kept);
