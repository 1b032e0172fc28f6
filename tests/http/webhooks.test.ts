import { uuidv7 } from "uuidv7";
import { describe, expect } from "vitest";
import { paymentWebhooks } from "@/db/schema/payments";
import { call, knowAdmin, test } from "../support/http";
import type { World } from "../support/world";

/** Stripe told so many things that could not be done, a minute apart. */
async function dead({ db, clock }: World, count: number) {
  const ids = Array.from({ length: count }, () => uuidv7());
  await db.insert(paymentWebhooks).values(
    ids.map((id, n) => ({
      id,
      provider: "stripe",
      providerEventId: `evt_${n}`,
      type: "charge.refunded",
      objectId: "ch_none",
      payload: { id: "ch_none", reason: "kept to ourselves" },
      status: "dead" as const,
      attempts: 10,
      error: "No such charge",
      nextTryAt: clock.now,
      receivedAt: new Date(clock.now.getTime() + n * 60_000),
    })),
  );
  return ids;
}

describe("/api/webhooks", () => {
  test("shows administrators what could not be done, page by page, and has each tried again once", async ({
    world,
  }) => {
    const as = await knowAdmin(world);
    const [first, second, third] = await dead(world, 3);
    const page = await call("GET", "/api/webhooks?limit=2", { as });
    expect(page).toMatchObject({
      status: 200,
      body: { items: [{ id: third, error: "No such charge", attempts: 10 }, { id: second }] },
    });
    expect(JSON.stringify(page.body)).not.toContain("kept to ourselves");
    const rest = await call("GET", `/api/webhooks?limit=2&cursor=${page.body.nextCursor}`, { as });
    expect(rest.body).toMatchObject({ items: [{ id: first }], nextCursor: null });

    const replay = (id: string) => call("POST", `/api/webhooks/${id}/replay`, { as });
    expect(await replay(second!)).toMatchObject({ status: 200, body: { id: second, attempts: 0 } });
    expect((await replay(second!)).status).toBe(404);
    expect((await replay(uuidv7())).status).toBe(404);
    expect((await replay("evt_1")).status).toBe(404);
    expect((await call("GET", "/api/webhooks", { as })).body).toMatchObject({
      items: [{ id: third }, { id: first }],
    });
  });
});
