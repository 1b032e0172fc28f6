import { eq } from "drizzle-orm";
import { afterEach, describe, expect } from "vitest";
import { stripeAccounts } from "@/db/schema/payments";
import { call, contextFor, test } from "../support/http";
import { atStripe, deliverEvents, runBackground } from "../support/stripe-outside";

afterEach(() => {
  Object.assign(contextFor({ type: "anonymous" }).settings, { seller: "platform" });
});

describe("/api/webapp/stripe-account", () => {
  test("is for organizers who sell for themselves: where the platform sells there is none", async ({
    world,
  }) => {
    const organizer = await world.person();
    expect(await call("POST", "/api/webapp/stripe-account", { as: organizer })).toMatchObject({
      status: 409,
      body: { error: "method_not_offered" },
    });
  });

  test("leads an organizer to Stripe, and tells when they can be paid", async ({ world }) => {
    Object.assign(contextFor({ type: "anonymous" }).settings, { seller: "organizer" });
    const organizer = await world.person();
    const see = () => call("GET", "/api/webapp/stripe-account", { as: organizer });
    const connect = () => call("POST", "/api/webapp/stripe-account", { as: organizer });
    expect((await see()).body).toBeNull();

    expect(await connect()).toMatchObject({ status: 200, body: { url: expect.stringMatching(/^http/) } });
    expect((await connect()).status).toBe(200);
    expect((await see()).body).toEqual({ chargesEnabled: false, detailsSubmitted: false });

    const accounts = await world.db.select().from(stripeAccounts).where(eq(stripeAccounts.userId, organizer));
    expect(accounts).toHaveLength(1);
    await atStripe({ do: "complete-onboarding", account: accounts[0]!.accountId });
    expect(await deliverEvents()).toContain(200);
    await runBackground(world);
    const [account] = await world.db
      .select()
      .from(stripeAccounts)
      .where(eq(stripeAccounts.userId, organizer));
    expect(account).toMatchObject({ chargesEnabled: true, detailsSubmitted: true });
    expect((await see()).body).toEqual({ chargesEnabled: true, detailsSubmitted: true });
  });
});
