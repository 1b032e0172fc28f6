import { eq } from "drizzle-orm";
import { afterEach, describe, expect } from "vitest";
import { stripeAccounts } from "@/db/schema/payments";
import { call, contextFor, outside, test } from "../support/http";
import { sale, typesOf } from "../support/sales";
import { atStripe, deliverEvents, runBackground } from "../support/stripe-outside";
import type { World } from "../support/world";

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
    expect((await see()).body).toEqual({ chargesEnabled: false, detailsSubmitted: false, isConnected: true });

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
    expect((await see()).body).toEqual({ chargesEnabled: true, detailsSubmitted: true, isConnected: true });
  });

  describe("that its owner has cut off at Stripe", () => {
    /** An organizer who sells into an account of their own, and somebody who holds a seat. */
    async function selling(world: World) {
      for (const { settings } of [contextFor({ type: "anonymous" }), world.system])
        Object.assign(settings, { seller: "organizer" });
      const organizer = await world.person({ verifiedAt: world.clock.now });
      const at = "/api/webapp/stripe-account";
      const connect = () => call("POST", at, { as: organizer });
      const accountOf = async () =>
        (await world.db.select().from(stripeAccounts).where(eq(stripeAccounts.userId, organizer)))[0]!;
      await connect();
      const { accountId } = await accountOf();
      await atStripe({ do: "complete-onboarding", account: accountId });
      await deliverEvents();
      await runBackground(world);
      const event = await sale(world, { organizer });
      const buyer = await world.person();
      const [type] = await typesOf(world, event.id);
      const lines = [{ ticketTypeId: type!.id, quantity: 1 }];
      await call("POST", `/api/events/${event.code}/rsvps`, { as: buyer, body: { lines } });
      return {
        accountId,
        accountOf,
        connect,
        see: async () => (await call("GET", at, { as: organizer })).body,
        pay: () =>
          call("POST", `/api/events/${event.id}/payments`, { as: buyer, body: { provider: "stripe" } }),
        letters: async () => {
          await runBackground(world);
          return world.toldOf(organizer, "account.closed");
        },
      };
    }

    test("is told to them once, sells nothing, and is followed by another when they connect again", async ({
      world,
    }) => {
      const { accountId, accountOf, connect, see, pay, letters } = await selling(world);
      await atStripe({ do: "revoke-access", account: accountId });
      expect(await deliverEvents()).toEqual([200]);
      expect(await letters()).toHaveLength(1);

      expect(await see()).toEqual({ chargesEnabled: false, detailsSubmitted: false, isConnected: false });
      expect(await pay()).toMatchObject({ status: 409, body: { error: "method_not_offered" } });
      expect(await connect()).toMatchObject({ status: 200, body: { url: expect.stringMatching(/^http/) } });
      const { accountId: next, disconnectedAt } = await accountOf();
      expect(next).not.toBe(accountId);
      expect(disconnectedAt).toBeNull();
      expect(await see()).toEqual({ chargesEnabled: false, detailsSubmitted: false, isConnected: true });

      await atStripe({ do: "complete-onboarding", account: next });
      await deliverEvents();
      expect(await letters()).toHaveLength(1);
      expect((await pay()).status).toBe(201);
    });

    test("is found out by the first who pays when we were not told: they hear why, and the organizer too", async ({
      world,
    }) => {
      const { accountId, accountOf, connect, see, pay, letters } = await selling(world);
      await atStripe({ do: "revoke-access", account: accountId });
      await fetch(`${outside.url}/control/stripe/flush`, { method: "POST" });
      outside.stripeEvents.splice(0);

      expect(await pay()).toMatchObject({ status: 409, body: { error: "organizer_unpaid" } });
      expect(await pay()).toMatchObject({ status: 409, body: { error: "method_not_offered" } });
      expect(await letters()).toHaveLength(1);
      expect(await see()).toMatchObject({ isConnected: false });
      expect((await connect()).status).toBe(200);
      expect((await accountOf()).accountId).not.toBe(accountId);
    });

    test("opens another one at once where nobody has looked since", async ({ world }) => {
      const { accountId, accountOf, connect } = await selling(world);
      await world.db.update(stripeAccounts).set({ chargesEnabled: false });
      await atStripe({ do: "revoke-access", account: accountId });

      expect((await connect()).status).toBe(200);
      expect((await accountOf()).accountId).not.toBe(accountId);
    });
  });
});
