import type { Metadata } from "next";
import { requestOfAsker } from "@/app/(mini)/asker";
import { GET as listEvents } from "@/app/api/events/route";
import { Browse } from "@/components/events/browse";

export const metadata: Metadata = { title: "Discover" };

/** The list comes with the page: something is there to read before any script runs. */
export default async function BrowsePage() {
  const answer = await listEvents(await requestOfAsker("/api/events?limit=20"));
  const first = answer.ok ? await answer.json() : undefined;
  return <Browse first={first} />;
}
