import type Stripe from "stripe";
import type { Clock } from "../clock";
import type { Timeline } from "../inngest/timeline";
import type { Books } from "./books";
import type { AccountId } from "./table";

/** The version whose words this Stripe speaks. */
export const apiVersion = "2026-10-28.endive";

/** Everything that a request, a payer or the dashboard works with. */
export type Server = {
  clock: Clock;
  timeline: Timeline;
  books: Books;
  /** Where the hosted pages are. */
  publicUrl: string;
  /** The API request being carried out, which events name as their cause. */
  request: Stripe.Event.Request | null;
  /** Records an event with the object as it is now, and sends it on its way. */
  emit(account: AccountId, type: Stripe.Event["type"], object: object, previous?: object): void;
};

/** The moment as objects carry it, in seconds. */
export function unixTime(server: Pick<Server, "clock">) {
  return Math.floor(server.clock.now() / 1000);
}
