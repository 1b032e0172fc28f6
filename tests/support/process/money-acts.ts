import { sql } from "drizzle-orm";
import { vi } from "vitest";
import { issueSession } from "@/gateways/telegram/session";
import { appEnvironment, stripe as stripeAccount } from "@/sandbox/environment";
import { db } from "../database";
import type { Buyer } from "./money-plan";
import type { MoneyTown } from "./money-town";
import type { Surroundings } from "./surroundings";

const { SESSION_SECRET: secret = "" } = appEnvironment(
  { pageUrl: "", appUrl: "", databaseUrl: "" },
  { dev: false, offsetFile: "" },
);
type Answer = { status: number; body: { id?: string; url?: string; status?: string; error?: string } };

/** Asks the app until it answers, under one Idempotency-Key, as the Mini App does. */
async function ask({ appUrl, clock }: Surroundings, as: number, method: string, path: string, body?: object) {
  const key = crypto.randomUUID();
  return vi.waitUntil(
    async (): Promise<Answer | undefined> => {
      const { token } = issueSession(as, { secrets: [secret], now: new Date(clock.now()) });
      const response = await fetch(`${appUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          "idempotency-key": key,
          ...(body ? { "content-type": "application/json" } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }).catch(() => undefined);
      const said = (await response?.json().catch(() => undefined)) as Answer["body"] | undefined;
      const isLater = !response || !said || response.status >= 500 || said.error === "in_progress";
      return isLater ? undefined : { status: response.status, body: said };
    },
    { interval: 100, timeout: 180_000 },
  );
}

/** What a buyer came to. `charge` is Stripe's name for their money. */
export type Order = { buyer: Buyer; paymentId: string; charge: string | null };

/** Holds seats, opens the page, and does there what the story says. Nothing when they got no page. */
export async function buy(town: MoneyTown, buyer: Buyer): Promise<Order | "waits" | undefined> {
  const { id, sale, quantity, story, atOnce } = buyer;
  const lines = [{ ticketTypeId: sale.ticketTypeId, quantity }];
  const held = await ask(town, id, "POST", `/api/events/${sale.id}/rsvps`, { lines });
  if (held.body.status === "waitlisted") return "waits";
  const { body } = await ask(town, id, "POST", `/api/events/${sale.id}/payments`, { provider: "stripe" });
  const session = /cs_test_\w+/.exec(body.url ?? "")?.[0];
  if (!body.id || !session) return undefined;

  const order: Order = { buyer, paymentId: body.id, charge: null };
  if (story === "leaves the page") return order;
  if (story === "is declined, then pays")
    await town.atStripe({ do: "decline", session, reason: "insufficient_funds" });
  if (story === "gives up, then pays if the page lets them")
    await ask(town, id, "DELETE", `/api/events/${sale.id}/rsvps/${id}`);
  const paid = await town.atStripe<{ payment_intent: string }>({ do: "pay", session });
  if (!paid) return order;
  const headers = { authorization: `Bearer ${stripeAccount.key}` };
  const response = await fetch(`${town.url}/v1/payment_intents/${paid.payment_intent}`, { headers });
  order.charge = ((await response.json()) as { latest_charge: string }).latest_charge;
  if (atOnce) await followAtStripe(town, order);
  return order;
}

/** What comes after a payment of which everybody knows. */
export async function follow(town: MoneyTown, order: Order) {
  const { buyer, paymentId, charge } = order;
  if (charge === null) return;
  const { id, sale, story, atOnce } = buyer;
  const refund = (wanted: object) =>
    ask(town, sale.organizer, "POST", `/api/payments/${paymentId}/refunds`, wanted);
  if (story === "gives the seats back") await ask(town, id, "DELETE", `/api/events/${sale.id}/rsvps/${id}`);
  if (story === "gets a part back") await refund({ amountMinor: 1234 });
  if (story === "gets all back" || story === "gets all back, but the bank fails") await refund({});
  if (story === "gets one ticket back") {
    const [ticket] = await db.execute<{ id: string }>(
      sql`select ticket_id as id from payment_lines where payment_id = ${paymentId} limit 1`,
    );
    await refund({ ticketIds: [ticket!.id] });
  }
  if (!atOnce) await followAtStripe(town, order);
}

async function followAtStripe(town: MoneyTown, { buyer: { story }, charge }: Order) {
  if (story === "gets a part back at Stripe") await town.atStripe({ do: "refund", charge, amount: 777 });
  if (story === "gets all back at Stripe") await town.atStripe({ do: "refund", charge });
  if (story.startsWith("disputes")) await town.atStripe({ do: "dispute", charge, reason: "fraudulent" });
}

/** Banks decide in the end. */
export async function decide(town: MoneyTown, orders: Order[]) {
  const { disputes, refunds } = await providerState(town);
  for (const { buyer, charge } of orders) {
    const dispute = disputes.find((one) => one.charge === charge)?.id;
    if (dispute && buyer.story !== "disputes, undecided") {
      await town.atStripe({ do: "dispute-step", dispute, step: "under_review" });
      const step = buyer.story === "disputes, and wins" ? "won" : "lost";
      await town.atStripe({ do: "dispute-step", dispute, step });
    }
    const refund = refunds.find((one) => one.charge === charge)?.id;
    if (refund && buyer.story === "gets all back, but the bank fails")
      await town.atStripe({ do: "refund-fail", refund });
  }
}

type Named = { id: string; charge: string; status: string; amount: number; currency: string };
export type ProviderState = {
  charges: (Named & { payment_intent: string; disputed: boolean; amount_refunded: number })[];
  refunds: Named[];
  disputes: Named[];
  balanceTransactions: { reporting_category: string; amount: number; currency: string }[];
};
export const providerState = async ({ url }: Pick<MoneyTown, "url">) =>
  (await (await fetch(`${url}/control/stripe`)).json()) as ProviderState;
