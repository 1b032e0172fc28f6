import { headers } from "next/headers";
import { env } from "@/env";
import { socketHeader } from "@/gateways/socket-address";

/** A request to our own API for the page that is being drawn. It counts for the person who asked for the page. */
export async function requestOfAsker(path: string): Promise<Request> {
  const asker = await headers();
  const passed = ["x-forwarded-for", socketHeader].map((name) => [name, asker.get(name) ?? ""] as const);
  return new Request(`${env.APP_URL}${path}`, { headers: Object.fromEntries(passed) });
}
