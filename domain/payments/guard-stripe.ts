import { eq, sql } from "drizzle-orm";
import { stripePause } from "@/db/schema/payments";
import type { Context } from "../context";
import { Refusal } from "../errors";
import type { StripePort } from "../ports";

/** So often in a row Stripe may not be reached; then it is left alone for a while. */
const tolerated = 3;
export const pauseMs = 60_000;

type Guarded = {
  /** The same context; its Stripe is asked nothing while it is left alone, nor after `until`: `provider_unreachable`. */
  ctx: Context;
  mayAsk(): boolean;
};

/**
 * Stripe as the background asks it. Whether it can be reached is kept in a row, so that all processes leave it alone
 * together: three that could not reach it in a row pause it for a minute, and after that the next one does.
 */
export async function guardStripe(world: Context, until?: Date): Promise<Guarded> {
  const { stripe } = world.ports;
  const [known] = await world.db.select().from(stripePause);
  let failures = known?.failures ?? 0;
  let pausedUntil = known?.until ?? null;
  const mayAsk = () => {
    const now = world.now();
    return (pausedUntil === null || pausedUntil <= now) && (until === undefined || now < until);
  };

  async function miss() {
    const now = world.now();
    const pause = sql`${new Date(now.getTime() + pauseMs).toISOString()}::timestamptz`;
    const [row] = await world.db
      .insert(stripePause)
      .values({ id: 1, failures: 1 })
      .onConflictDoUpdate({
        target: stripePause.id,
        set: {
          failures: sql`${stripePause.failures} + 1`,
          until: sql`case when ${stripePause.failures} + 1 >= ${tolerated} then ${pause} else ${stripePause.until} end`,
        },
      })
      .returning();
    failures = row!.failures;
    pausedUntil = row!.until;
  }

  async function reach() {
    if (failures === 0) return;
    failures = 0;
    await world.db.update(stripePause).set({ failures: 0, until: null }).where(eq(stripePause.id, 1));
  }

  const guarded =
    <Given extends unknown[], Answer>(ask: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      if (!mayAsk()) throw new Refusal("provider_unreachable");
      try {
        const answer = await ask(...given);
        await reach();
        return answer;
      } catch (error) {
        await (isUnreachable(error) ? miss() : reach());
        throw error;
      }
    };

  return {
    ctx: { ...world, ports: { ...world.ports, stripe: stripe && guardEach(stripe, guarded) } },
    mayAsk,
  };
}

/** The provider's fault and nobody else's: it is asked again, however often. */
export const isUnreachable = (error: unknown) =>
  error instanceof Refusal && error.reason === "provider_unreachable";

type Guard = <Given extends unknown[], Answer>(
  ask: (...given: Given) => Promise<Answer>,
) => (...given: Given) => Promise<Answer>;

const guardEach = (stripe: StripePort, guarded: Guard): StripePort => ({
  ...stripe,
  openCheckout: guarded(stripe.openCheckout),
  readCheckout: guarded(stripe.readCheckout),
  closeCheckout: guarded(stripe.closeCheckout),
  readCharge: guarded(stripe.readCharge),
  refund: guarded(stripe.refund),
  readAccount: guarded(stripe.readAccount),
});
