import { cache } from "react";
import { GET as showEvent } from "@/app/api/events/[id]/route";
import type { ShownEvent } from "@/components/events/answers";
import { env } from "@/env";

/** The event as anybody may see it, read once per page; undefined when the address names none. */
export const shownEvent = cache(async (code: string): Promise<ShownEvent | undefined> => {
  const answer = await showEvent(new Request(`${env.APP_URL}/api/events/${encodeURIComponent(code)}`));
  return answer.ok ? answer.json() : undefined;
});
