import { headers } from "next/headers";
import { cache } from "react";
import { GET as showEvent } from "@/app/api/events/[id]/route";
import type { ShownEvent } from "@/components/events/answers";
import { env } from "@/env";

/** The event as anybody with this link may see it, read once per page; undefined when the address names none. */
export const shownEvent = cache(async (ref: string): Promise<ShownEvent | undefined> => {
  // Guesses are counted for whoever asked for the page.
  const from = (await headers()).get("x-forwarded-for");
  const asked = new Request(`${env.APP_URL}/api/events/${encodeURIComponent(ref)}`, {
    headers: from === null ? {} : { "x-forwarded-for": from },
  });
  const answer = await showEvent(asked);
  return answer.ok ? answer.json() : undefined;
});
