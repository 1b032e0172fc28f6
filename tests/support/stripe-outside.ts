import { drain } from "@/tests/support/drain";
import { call, contextFor, outside } from "./http";
import type { World } from "./world";

const system = contextFor({ type: "system", job: "test" });

/** The product's own background, which asks Stripe over HTTP; what it tells people stays in the world. */
export const runBackground = ({ messenger }: World) =>
  drain({ ...system, ports: { ...system.ports, messenger } });

/** What payers do at Stripe, and what its dashboard does (sandbox/stripe/README.md). */
export async function atStripe<Done = { id: string }>(act: object): Promise<Done> {
  const response = await fetch(`${outside.url}/control/stripe`, {
    method: "POST",
    body: JSON.stringify(act),
  });
  const { object, error } = (await response.json()) as { object: Done; error?: string };
  if (!response.ok) throw new Error(error);
  return object;
}

/** Lets Stripe's events arrive at our webhook; answers the statuses. */
export async function deliverEvents(): Promise<number[]> {
  await fetch(`${outside.url}/control/stripe/flush`, { method: "POST" });
  const statuses: number[] = [];
  for (const { body, signature } of outside.stripeEvents.splice(0)) {
    const headers = { "content-type": "application/json", "stripe-signature": signature };
    statuses.push((await call("POST", "/api/webhook/stripe", { body, headers })).status);
  }
  return statuses;
}
