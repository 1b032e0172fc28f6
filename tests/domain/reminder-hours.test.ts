import { describe, expect } from "vitest";
import { changeUser } from "@/domain/users/change";
import { friday, going, hears, remindersTold, until } from "../support/heard";
import { test } from "../support/world";

describe("Daylight saving", () => {
  test("between a reminder and its event leaves the reminder as many hours before as it says", async ({
    world,
  }) => {
    world.clock.now = new Date("2027-03-20T09:00:00Z");
    // Berlin's clocks jump from 2 to 3 on March 28: noon there is 10:00 UTC, and a day before 11:00 local.
    const event = await world.event({ startsAt: "2027-03-28T10:00:00Z", endsAt: "2027-03-28T12:00:00Z" });
    const guest = await going(world, event);

    const heard = await hears(world, guest, "2027-03-29T18:00:00Z");

    expect(heard).toEqual(["03-27T10:00 day", "03-28T09:00 hour", "03-28T13:00 thanks"]);
  });

  test("between quiet hours and their end is counted by the reader's clock", async ({ world }) => {
    world.clock.now = new Date("2027-03-20T09:00:00Z");
    const event = await world.event({ startsAt: "2027-03-28T21:30:00Z", endsAt: "2027-03-28T23:00:00Z" });
    const guest = await going(world, event, { quietFrom: 22 * 60 });

    // Due on the evening before at 22:30 local; 8:00 local comes after seven and a half hours only.
    const heard = await hears(world, guest, "2027-03-28T12:00:00Z");

    expect(heard).toEqual(["03-28T06:00 day"]);
  });
});

describe("Quiet hours", () => {
  test("are the reader's own, wherever the venue is and its organizer", async ({ world }) => {
    const organizer = await world.person({ timeZone: "America/Los_Angeles", verifiedAt: world.clock.now });
    // 9:00 in Tokyo on Friday: midnight in UTC.
    const event = await world.event({
      organizer,
      timeZone: "Asia/Tokyo",
      startsAt: "2026-11-27T00:00:00Z",
      endsAt: "2026-11-27T02:00:00Z",
    });
    const inTokyo = await going(world, event, { timeZone: "Asia/Tokyo" });
    const inBerlin = await going(world, event, { timeZone: "Europe/Berlin" });
    const nowhere = await going(world, event, { timeZone: null });

    await until(world, "2026-11-26T00:00:00Z");
    const heard = [inTokyo, inBerlin, nowhere].map((person) => remindersTold(world, person));
    await until(world, "2026-11-26T07:10:00Z");

    expect(heard).toEqual([["day"], [], ["day"]]);
    expect(remindersTold(world, inBerlin)).toEqual(["day"]);
  });

  test("hold up nothing that would come too late after them", async ({ world }) => {
    const event = await world.event({ startsAt: "2026-11-27T05:00:00Z", endsAt: "2026-11-27T06:00:00Z" });
    const guest = await going(world, event);

    const heard = await hears(world, guest, "2026-11-27T04:30:00Z");

    expect(heard).toEqual(["11-26T07:00 day", "11-27T04:00 hour"]);
  });

  test("can be set to none", async ({ world }) => {
    const event = await world.event({ startsAt: "2026-11-27T05:00:00Z", endsAt: "2026-11-27T06:00:00Z" });
    const guest = await going(world, event);
    await changeUser(world.as(guest), guest, { quietFrom: null, quietUntil: null });

    const heard = await hears(world, guest, "2026-11-26T08:00:00Z");

    expect(heard).toEqual(["11-26T05:00 day"]);
  });

  test("of the middle of the day work as well", async ({ world }) => {
    const { guest } = await friday(world);
    await changeUser(world.as(guest), guest, { quietFrom: 18 * 60, quietUntil: 20 * 60 + 30 });

    const heard = await hears(world, guest, "2026-11-26T22:00:00Z");

    expect(heard).toEqual(["11-26T19:30 day"]);
  });
});
