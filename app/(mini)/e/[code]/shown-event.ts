import { cache } from "react";
import { requestOfAsker } from "@/app/(mini)/asker";
import { GET as showEvent } from "@/app/api/events/[id]/route";
import type { ShownEvent } from "@/components/events/answers";

/**
 * The event as anybody with this link may see it, read once per page; undefined when the address names none, "busy"
 * when the limit of the reader's address is used up.
 */
export const shownEvent = cache(async (ref: string): Promise<ShownEvent | "busy" | undefined> => {
  const answer = await showEvent(await requestOfAsker(`/api/events/${encodeURIComponent(ref)}`));
  if (answer.status === 429) return "busy";
  return answer.ok ? answer.json() : undefined;
});
