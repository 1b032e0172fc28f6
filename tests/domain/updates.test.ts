import { describe, expect } from "vitest";
import { connect } from "@/db/client";
import { telegramUpdates } from "@/db/schema/notifications";
import type { Context } from "@/domain/context";
import { leaseMs } from "@/domain/deadlines";
import { claimUpdate, failUpdate, finishUpdate, type UpdateClaim } from "@/domain/updates";
import { databaseUrl } from "../support/database";
import { test } from "../support/world";

const claimed = (updateId: number, attempts = 1) => expect.objectContaining({ updateId, attempts });

describe("Updates that arrive together", () => {
  test("are taken once each, however often they are brought and in whatever order", async ({ world }) => {
    const claim = (id: number) => claimUpdate(world.system, id);

    expect(await Promise.all([9, 3, 9, 5].map(claim))).toEqual([claimed(9), claimed(3), "busy", claimed(5)]);
    expect(await Promise.all([5, 7].map(claim))).toEqual(["busy", claimed(7)]);
    expect(await world.db.select().from(telegramUpdates)).toHaveLength(4);
  });

  test("and are handled are done, those of a handler that died are taken again", async ({ world }) => {
    const claim = (id: number) => claimUpdate(world.system, id);
    const [first, second] = (await Promise.all([1, 2, 3].map(claim))) as UpdateClaim[];
    await Promise.all([finishUpdate(world.system, first!), finishUpdate(world.system, second!)]);

    world.clock.forward({ seconds: leaseMs / 1000 - 1 });
    expect(await Promise.all([1, 2, 3].map(claim))).toEqual(["done", "done", "busy"]);
    world.clock.forward({ seconds: 1 });
    expect(await Promise.all([3, 2, 3, 1].map(claim))).toEqual([claimed(3, 2), "done", "busy", "done"]);
  });

  test("and fail are taken again at once, and parked after the third time, each for itself", async ({
    world,
  }) => {
    const claim = (id: number) => claimUpdate(world.system, id);
    const fail = (failed: UpdateClaim) =>
      failUpdate(world.system, failed, { payload: { update_id: failed.updateId }, error: "no" });

    const outcomes: string[] = [];
    for (let n = 0; n < 3; n++) outcomes.push(await fail((await claim(1)) as UpdateClaim));

    expect(outcomes).toEqual(["again", "again", "parked"]);
    expect(await Promise.all([1, 2].map(claim))).toEqual(["done", claimed(2)]);
  });
});

describe("The commit of a claim, and of its end", () => {
  test("waits for no disk, and what comes after it on the same connection does again", async ({ world }) => {
    const db = connect(databaseUrl, { max: 1 });
    await db.execute("set synchronous_commit = on");
    const setting = async (on: Context["db"]) =>
      (await on.execute<{ synchronous_commit: string }>("show synchronous_commit"))[0]!.synchronous_commit;

    const during = await db.transaction(async (tx) => {
      const claim = await claimUpdate({ ...world.system, db: tx }, 1);
      return { claim, setting: await setting(tx) };
    });
    const between = await setting(db);
    const atTheEnd = await db.transaction(async (tx) => {
      await finishUpdate({ ...world.system, db: tx }, during.claim as UpdateClaim);
      return setting(tx);
    });
    const after = await setting(db);
    await db.$client.end();

    expect([during.setting, between, atTheEnd, after]).toEqual(["off", "on", "off", "on"]);
  });
});
