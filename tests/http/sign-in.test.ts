import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { users } from "@/db/schema/users";
import { bearer, call, signInitData, test } from "../support/http";

const vera = {
  id: 5_000_000_001,
  first_name: "Vera",
  last_name: "Novak",
  username: "vera",
  language_code: "es",
};
const signIn = (initData: string) =>
  call("GET", "/api/webapp/init", { headers: { authorization: `tma ${initData}` } });

describe("Signing in", () => {
  test("fresh init data answers the person, their preferences and a session that works", async ({
    world,
  }) => {
    const { status, body } = await signIn(signInitData(vera));

    expect(status).toBe(200);
    expect(body).toEqual({
      user: { id: vera.id, firstName: "Vera", lastName: "Novak", username: "vera" },
      preferences: {
        timeZone: null,
        languageCode: "es",
        locale: null,
        muted: [],
        quietFrom: 22 * 60,
        quietUntil: 8 * 60,
      },
      session: { token: expect.any(String), expiresAt: "2026-11-22T09:15:00.000Z" },
    });
    expect(await world.db.select().from(users)).toHaveLength(1);

    const { token } = body.session as { token: string };
    const own = await call("GET", `/api/users/${vera.id}/rsvps`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(own.status).toBe(200);
  });

  test("init data of up to a day ago sign in, for clients hand out those of the first launch", async ({
    world,
  }) => {
    expect(
      await signIn(signInitData(vera, { at: new Date(world.clock.now.getTime() - 24 * 3_600_000) })),
    ).toMatchObject({ status: 200 });
  });

  test("ended sessions open nothing any more, nor do init data from before; later ones do", async ({
    world,
  }) => {
    const initData = signInitData(vera);
    const { body } = await signIn(initData);
    const { token } = body.session as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    expect(await call("DELETE", "/api/webapp/session", { headers })).toMatchObject({ status: 200 });

    const refused = { status: 401, body: { error: "sign_in" } };
    expect(await call("GET", `/api/users/${vera.id}/rsvps`, { headers })).toMatchObject(refused);
    expect(await call("POST", "/api/webapp/session", { headers })).toMatchObject(refused);
    expect(await signIn(initData)).toMatchObject(refused);
    world.clock.forward({ minutes: 1 });
    expect(await signIn(signInitData(vera))).toMatchObject({ status: 200 });
  });

  test("init data signs other calls too", async ({ world: _ }) => {
    const headers = { authorization: `tma ${signInitData(vera)}` };
    expect((await call("GET", `/api/users/${vera.id}/rsvps`, { headers })).status).toBe(200);
  });

  test("a session ends after a quarter of an hour", async ({ world }) => {
    const id = await world.person();
    const headers = bearer(id);
    expect((await call("GET", `/api/users/${id}/rsvps`, { headers })).status).toBe(200);

    world.clock.forward({ minutes: 15 });
    expect(await call("GET", `/api/users/${id}/rsvps`, { headers })).toMatchObject({
      status: 401,
      body: { error: "sign_in" },
    });
  });

  test("a session that lives is renewed without fresh init data, for twelve hours", async ({ world }) => {
    const id = await world.person();
    let headers = bearer(id);
    const renew = () => call("POST", "/api/webapp/session", { headers });

    for (let renewals = 0; renewals < 51; renewals++) {
      world.clock.forward({ minutes: 14 });
      const { status, body } = await renew();
      expect(status).toBe(200);
      headers = { authorization: `Bearer ${(body.session as { token: string }).token}` };
    }
    expect((await call("GET", `/api/users/${id}/rsvps`, { headers })).status).toBe(200);

    world.clock.forward({ minutes: 14 });
    expect(await renew()).toMatchObject({ status: 401, body: { error: "sign_in" } });
  });

  test("a session that has ended is not renewed", async ({ world }) => {
    const headers = bearer(await world.person());
    world.clock.forward({ minutes: 15 });
    expect(await call("POST", "/api/webapp/session", { headers })).toMatchObject({ status: 401 });
  });

  test("a session of somebody who is gone signs nobody in", async ({ world }) => {
    const id = await world.person();
    await world.db.delete(users).where(eq(users.id, id));
    expect(await call("GET", `/api/users/${id}/rsvps`, { as: id })).toMatchObject({
      status: 401,
      body: { error: "sign_in" },
    });
  });

  test("a session does not stand in for init data, and says so in a header", async ({ world }) => {
    const id = await world.person();
    const answer = await call("GET", "/api/webapp/init", { as: id });

    expect(answer).toMatchObject({
      status: 401,
      body: { error: "sign_in", message: expect.stringContaining("Telegram") },
    });
    expect(answer.headers.get("www-authenticate")).toBe("tma, Bearer");
  });

  test("a refusal comes in the language of whoever is refused", async ({ world }) => {
    const [english, spanish] = [
      await world.person({ languageCode: "en" }),
      await world.person({ languageCode: "es" }),
    ];
    const path = "/api/events/K7Q2MX/rsvps";
    const [one, other] = [
      await call("POST", path, { as: english }),
      await call("POST", path, { as: spanish }),
    ];

    expect([one.body.error, other.body.error]).toEqual(["not_found", "not_found"]);
    expect(one.body.message).not.toBe(other.body.message);
  });

  const now = new Date("2026-11-22T09:00:00Z");
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  const otherBot = "5555555555:AAF-another-bots-token-00000000000000";
  const good = signInitData(vera, { at: now });
  test.for<[string, string]>([
    ["of another bot", signInitData(vera, { at: now, token: otherBot })],
    ["that was changed", good.replace("Vera", "Vira")],
    ["of more than a day ago", signInitData(vera, { at: at(-24 * 60 - 1) })],
    ["from the future", signInitData(vera, { at: at(2) })],
    ["with a name twice", `${good}&user=%7B%22id%22%3A1%7D`],
    ["with an added name", `${good}&admin=1`],
    ["without a hash", good.replace(/hash=\w+/, "")],
    ["with half a hash", good.replace(/(hash=\w{10})\w+/, "$1")],
    ["without a date", new URLSearchParams({ user: JSON.stringify(vera), hash: "0".repeat(64) }).toString()],
    ["whose person is no person", signInitData({ id: "1", first_name: 3 }, { at: now })],
    ["that is too long", signInitData({ ...vera, bio: "x".repeat(9_000) }, { at: now })],
    ["that is nothing", "x"],
  ])("init data %s is refused", async ([_, initData], { world }) => {
    expect(await signIn(initData)).toMatchObject({ status: 401, body: { error: "sign_in" } });
    expect(await world.db.select().from(users)).toEqual([]);
  });

  test.for([
    "",
    "Bearer",
    "Bearer x.y.z",
    "Basic dXNlcjpwYXNz",
    "tma",
    bearer(1).authorization.replace("Bearer 1.", "Bearer 2."),
    bearer(1, now).authorization.slice(0, -1),
    `${bearer(1, now).authorization}x`,
  ])("the header “%s” signs nobody in", async (authorization, { world: _ }) => {
    expect(await call("GET", "/api/users/1/rsvps", { headers: { authorization } })).toMatchObject({
      status: 401,
      body: { error: "sign_in" },
    });
    // Where nobody has to sign in, a header that says otherwise is still refused.
    expect(await call("GET", "/api/events", { headers: { authorization } })).toMatchObject({ status: 401 });
  });
});
