import type { Pending } from "./pending";

const nameOf = (draftId: string) => `draft-${draftId}`;

/** What was typed into a draft and has not reached the server, kept on this device until it has. */
export function readKept(draftId: string): Pending | null {
  const kept = localStorage.getItem(nameOf(draftId));
  return kept ? (JSON.parse(kept) as Pending) : null;
}

/** A device without room or without storage keeps it in the open page alone. */
export function keep(draftId: string, pending: Pending | null) {
  try {
    if (pending) localStorage.setItem(nameOf(draftId), JSON.stringify(pending));
    else localStorage.removeItem(nameOf(draftId));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
