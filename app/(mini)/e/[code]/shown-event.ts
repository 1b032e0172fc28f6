import { headers } from "next/headers";
import { cache } from "react";
import { GET as showEvent } from "@/app/api/events/[id]/route";
import type { ShownEvent } from "@/components/events/answers";
import { env } from "@/env";
import { socketHeader } from "@/gateways/socket-address";

/**
 * The event as anybody with this link may see it, read once per page; undefined when the address names none, "busy"
 * when too much was asked for from where the reader is.
 */
export const shownEvent = cache(async (ref: string): Promise<ShownEvent | "busy" | undefined> => {
  // Reads and guesses are counted for whoever asked for the page.
  const asker = await headers();
  const passed = ["x-forwarded-for", socketHeader].map((name) => [name, asker.get(name) ?? ""] as const);
  const asked = new Request(`${env.APP_URL}/api/events/${encodeURIComponent(ref)}`, {
    headers: Object.fromEntries(passed),
  });
  const answer = await showEvent(asked);
  if (answer.status === 429) return "busy";
  return answer.ok ? answer.json() : undefined;
});
