import { describe, expect } from "vitest";
import { events } from "@/db/schema/events";
import { idempotencyKeys } from "@/db/schema/notifications";
import { tickets } from "@/db/schema/tickets";
import { publishEvent } from "@/domain/events/publish";
import { NewEvent } from "@/domain/events/schema";
import { claimKey, keepAnswer } from "@/domain/idempotency";
import { call, test } from "../support/http";

const { answerOnce } = await import("@/app/api/_http/idempotency");

const picnic = { title: "Picnic", startsAt: "2026-12-01T18:00:00Z", timeZone: "UTC" };
const publish = (as: number, key: string, body: object = picnic) =>
  call("POST", "/api/events", { as, body, headers: { "idempotency-key": key } });

describe("A request under an Idempotency-Key", () => {
  test("happens once, and a retry gets the first answer word for word", async ({ world }) => {
    const as = await world.person();
    const first = await publish(as, "one");
    world.clock.forward({ minutes: 5 });
    const again = await publish(as, "one");

    expect(first.status).toBe(201);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    expect([first.headers.get("idempotency-replayed"), again.headers.get("idempotency-replayed")]).toEqual([
      null,
      "true",
    ]);
    expect(await world.db.select().from(events)).toHaveLength(1);
  });

  test("happens once when it comes ten times at once", async ({ world }) => {
    const as = await world.person();
    const answers = await Promise.all(Array.from({ length: 10 }, () => publish(as, "race")));

    expect(await world.db.select().from(events)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
    for (const { status, body, headers } of answers.filter((answer) => answer.status !== 201)) {
      expect([status, body.error, headers.get("retry-after")]).toEqual([409, "in_progress", "2"]);
    }
  });

  test("is refused when the key was used for another one", async ({ world }) => {
    const [as, other] = (await world.people(2)) as [number, number];
    await publish(as, "key");

    const mismatch = { status: 422, body: { error: "idempotency_mismatch" } };
    expect(await publish(as, "key", { ...picnic, title: "Party" })).toMatchObject(mismatch);
    expect(
      await call("POST", "/api/events/K7Q2MX/cancel", { as, headers: { "idempotency-key": "key" } }),
    ).toMatchObject(mismatch);
    expect(await publish(other, "key")).toMatchObject({ status: 201 });
    expect(await world.db.select().from(events)).toHaveLength(2);
  });

  test("keeps a refusal too, but not one that asks to come back", async ({ world }) => {
    const as = await world.person({ timeZone: "UTC" });
    const paid = { ...picnic, location: "A hall", priceMinor: 100, currency: "XTR" };
    const first = await publish(as, "paid", paid);
    expect(first).toMatchObject({ status: 422, body: { error: "invalid_input" } });
    expect(await publish(as, "paid", paid)).toMatchObject({ status: 422, body: first.body });

    for (let n = 0; n < 10; n++) await publish(as, `many-${n}`);
    expect((await publish(as, "late")).status).toBe(429);
    world.clock.forward({ days: 1 });
    expect((await publish(as, "late")).status).toBe(201);
  });

  test("a seat, its size and its end are answered again as they were", async ({ world }) => {
    const as = await world.person();
    const { id } = await world.event();
    const headers = { "idempotency-key": "seat" };
    const twice = async (ask: () => ReturnType<typeof call>) => {
      const [first, again] = [await ask(), await ask()];
      expect([again.status, again.body]).toEqual([first.status, first.body]);
      return first.status;
    };

    expect(await twice(() => call("POST", `/api/events/${id}/rsvps`, { as, headers }))).toBe(201);
    expect(
      await twice(() =>
        call("PUT", `/api/events/${id}/rsvps/${as}`, {
          as,
          body: { partySize: 2 },
          headers: { "idempotency-key": "size" },
        }),
      ),
    ).toBe(200);
    expect(
      await twice(() =>
        call("DELETE", `/api/events/${id}/rsvps/${as}`, { as, headers: { "idempotency-key": "end" } }),
      ),
    ).toBe(200);
  });

  test("leaves nothing in the database that lets somebody in", async ({ world }) => {
    const as = await world.person();
    const key = (name: string) => ({ "idempotency-key": name });
    const hidden = await call("POST", "/api/events", {
      as,
      body: { ...picnic, visibility: "private", onlineUrl: "https://meet.example.com/secret" },
      headers: key("hidden"),
    });
    const guest = await world.person();
    const event = await world.event();
    await call("POST", `/api/events/${event.id}/rsvps`, { as: guest });
    const [ticket] = await world.db.select().from(tickets);
    const offer = () =>
      call("POST", `/api/tickets/${ticket!.id}/transfer`, { as: guest, headers: key("offer") });
    const [offered, again] = [await offer(), await offer()];
    const friend = await world.person();
    const claim = () =>
      call("POST", "/api/tickets/claim", {
        as: friend,
        body: { token: String(offered.body.url).split("start=t_")[1] },
        headers: key("claim"),
      });
    const [claimed, replayed] = [await claim(), await claim()];

    expect(again.body).toEqual(offered.body);
    expect(offered.status).toBe(201);
    expect([claimed.status, replayed.body]).toEqual([200, claimed.body]);
    expect(replayed.headers.get("idempotency-replayed")).toBe("true");
    const kept = JSON.stringify(await world.db.select().from(idempotencyKeys));
    for (const secret of [
      String(hidden.body.ref).split("-")[1]!,
      "meet.example.com",
      String(offered.body.url).split("start=")[1]!,
      String(claimed.body.code),
    ]) {
      expect(secret.length).toBeGreaterThan(10);
      expect(kept).not.toContain(secret);
    }
  });

  test("is answered as before it was sealed, for the day that such answers are kept", async ({ world }) => {
    const as = await world.person();
    const first = await publish(as, "plain");
    await world.db
      .update(idempotencyKeys)
      .set({ response: { body: JSON.stringify(first.body), location: null } });
    expect((await publish(as, "plain")).body).toEqual(first.body);
  });

  test("is taken over when whoever answered it died, and not before", async ({ world }) => {
    const as = await world.person();
    const body = JSON.stringify(picnic);
    const first = await publish(as, "known", picnic);
    const [known] = await world.db.select().from(idempotencyKeys);
    // As a crash leaves it: claimed, and never answered.
    await world.db.insert(idempotencyKeys).values({
      ...known!,
      key: "died",
      status: null,
      response: null,
      lockedUntil: new Date(world.clock.now.getTime() + 30_000),
    });

    expect(first.status).toBe(201);
    expect(
      await call("POST", "/api/events", {
        as,
        body,
        headers: { "content-type": "application/json", "idempotency-key": "died" },
      }),
    ).toMatchObject({ status: 409, body: { error: "in_progress" } });
    world.clock.forward({ seconds: 60 });
    expect(
      await call("POST", "/api/events", {
        as,
        body,
        headers: { "content-type": "application/json", "idempotency-key": "died" },
      }),
    ).toMatchObject({ status: 201 });
  });

  test("undoes its change when it came too late to keep its answer", async ({ world }) => {
    const ctx = world.as(await world.person());
    const request = { key: "slow", hash: "same" };
    const refuse = async (error: unknown) =>
      Response.json({ error: (error as Error).message }, { status: 409, headers: { "retry-after": "2" } });

    const response = await answerOnce(
      ctx,
      request,
      async (tx) => {
        const { code } = await publishEvent(tx, NewEvent.parse(picnic));
        world.clock.forward({ seconds: 61 });
        const claim = await claimKey(ctx, request);
        if (!("status" in claim))
          await keepAnswer(ctx, claim, { status: 201, response: "of somebody faster" });
        return Response.json({ code });
      },
      { together: true, refuse },
    );

    expect(response.status).toBe(409);
    expect(await world.db.select().from(events)).toEqual([]);
    expect(await claimKey(ctx, request)).toEqual({ status: 201, response: "of somebody faster" });
  });

  test.for(["", "x".repeat(201), "ä", "with space"])("cannot have the key “%s”", async (key, { world }) => {
    const as = await world.person();
    expect(await publish(as, key)).toMatchObject({
      status: 422,
      body: { error: "invalid_input", issues: [{ path: ["Idempotency-Key"] }] },
    });
    expect(await world.db.select().from(events)).toEqual([]);
  });
});
