import { describe, expect } from "vitest";
import { rsvp } from "@/domain/rsvps/rsvp";
import { changeUser } from "@/domain/users/change";
import { getUser } from "@/domain/users/queries";
import { markBlocked, markReachable } from "@/domain/users/reach";
import { rememberUser } from "@/domain/users/remember";
import { fullName, isReachable } from "@/domain/users/rules";
import { TelegramUser } from "@/domain/users/schema";
import { kindsOf, test } from "../support/world";

const kim = (about: object = {}) =>
  TelegramUser.parse({ id: 77, first_name: "Kim", language_code: "de", ...about });

describe("A person", () => {
  test("is known from their first tap on, and cannot be written to before they press Start", async ({
    world,
  }) => {
    const first = await rememberUser(world.system, kim());
    const second = await rememberUser(world.system, kim());

    expect([first.isNew, second.isNew]).toEqual([true, false]);
    expect(isReachable(first)).toBe(false);
    await markReachable(world.system, 77);
    expect(isReachable(await getUser(world.system, 77))).toBe(true);
  });

  test("is known by today's name; their language stays when Telegram does not tell it", async ({ world }) => {
    await rememberUser(world.system, kim({ last_name: "Old", username: "old" }));

    const now = await rememberUser(
      world.system,
      TelegramUser.parse({ id: 77, first_name: "Kim\u202e  Lee" }),
    );

    expect(now).toMatchObject({ firstName: "Kim Lee", lastName: null, username: null, languageCode: "de" });
    expect(fullName(now)).toBe("Kim Lee");
  });

  test("who taps twice in one instant is one person", async ({ world }) => {
    const both = await Promise.all([rememberUser(world.system, kim()), rememberUser(world.system, kim())]);

    expect(both.map(({ id }) => id)).toEqual([77, 77]);
  });

  test("costs one write an hour at most as long as nothing changes", async ({ world }) => {
    await rememberUser(world.system, kim());
    const lastActivity: (Date | undefined)[] = [];

    for (const minutes of [59, 1]) {
      world.clock.forward({ minutes });
      await rememberUser(world.system, kim());
      lastActivity.push(((await getUser(world.system, 77)) as { lastActivityAt?: Date }).lastActivityAt);
    }

    expect(lastActivity).toEqual([new Date("2026-11-22T09:00:00Z"), new Date("2026-11-22T10:00:00Z")]);
  });

  test("can say where they live; nobody who is unknown can be read", async ({ world }) => {
    await rememberUser(world.system, kim());

    await changeUser(world.as(77), 77, { timeZone: "Europe/Rome" });

    expect((await getUser(world.system, 77)).timeZone).toBe("Europe/Rome");
    await expect(getUser(world.system, 78)).rejects.toMatchObject({ reason: "not_found" });
  });
});

describe("Somebody who blocked the bot", () => {
  test("is noticed at the next letter and not written to again, until they press Start", async ({
    world,
  }) => {
    const event = await world.event();
    const guest = await world.person();
    world.messenger.failNext({ outcome: "blocked" }, { chatId: guest });

    await rsvp(world.as(guest), { eventId: event.id });
    await world.drain();
    await rsvp(world.as(guest), { eventId: (await world.event()).id });
    await world.drain();

    expect(isReachable(await getUser(world.system, guest))).toBe(false);
    expect(world.told(guest)).toEqual([]);
    expect(world.messenger.attempts.filter(({ chatId }) => chatId === guest)).toHaveLength(1);
    await markReachable(world.system, guest);
    await rsvp(world.as(guest), { eventId: (await world.event()).id });
    await world.drain();
    expect(kindsOf(world.told(guest))).toEqual(["rsvp.confirmed"]);
  });

  test("keeps the time of the first block and of the last start", async ({ world }) => {
    const guest = await world.person();
    const [started, blocked] = [world.clock.now, new Date(world.clock.now.getTime() + 60_000)];

    world.clock.now = blocked;
    await markBlocked(world.system, guest);
    world.clock.forward({ minutes: 1 });
    await markBlocked(world.system, guest);

    expect(await getUser(world.system, guest)).toMatchObject({ startedAt: started, blockedAt: blocked });
  });
});

describe("People who come together", () => {
  test("are written in one statement, and one whose name PostgreSQL cannot store keeps nobody else out", async ({
    world,
  }) => {
    const people = [71, 72, 73].map((id) => ({ ...kim(), id }));
    people[1]!.first_name = "Nul\0";

    const seen = await Promise.allSettled(people.map((from) => rememberUser(world.system, from)));

    expect(seen.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await getUser(world.system, 73)).firstName).toBe("Kim");
    await expect(getUser(world.system, 72)).rejects.toMatchObject({ reason: "not_found" });
  });
});
