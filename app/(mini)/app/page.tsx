import type { Metadata } from "next";
import { GET as listEvents } from "@/app/api/events/route";
import { Browse } from "@/components/events/browse";
import { env } from "@/env";

export const metadata: Metadata = { title: "Discover" };

/** The list comes with the page: something is there to read before any script runs. */
export default async function BrowsePage() {
  const answer = await listEvents(new Request(`${env.APP_URL}/api/events?limit=20`));
  const first = answer.ok ? await answer.json() : undefined;
  return <Browse first={first} />;
}
