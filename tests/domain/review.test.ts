import { describe, expect } from "vitest";
import { changeEvent } from "@/domain/events/change";
import { getEvent, listUpcoming } from "@/domain/events/queries";
import { reviewEvent } from "@/domain/events/review";
import { rsvp } from "@/domain/rsvps/rsvp";
import { kindsOf, test, type World } from "../support/world";

/** Two administrators, and an event of somebody who never had one. */
async function pendingEvent(world: World, about: Parameters<World["event"]>[0] = {}) {
  const admins = [await world.admin(), await world.admin()] as const;
  const organizer = await world.person({ firstName: "Nina", lastName: "New", username: "nina" });
  const event = await world.event({ organizer, ...about });
  await world.drain();
  return { admins, organizer, event };
}

const listed = async (world: World) => (await listUpcoming(world.system, { limit: 10 })).map(({ id }) => id);

describe("A first-time organizer's event", () => {
  test("works by its link at once, but is listed only when an administrator has approved it", async ({
    world,
  }) => {
    const { admins, organizer, event } = await pendingEvent(world);
    const guest = await world.person();

    const answer = await rsvp(world.as(guest), { eventId: event.id });
    const before = await listed(world);
    await reviewEvent(world.as(admins[0]), { eventId: event.id, verdict: "approved" });

    expect(answer.status).toBe("confirmed");
    expect(before).toEqual([]);
    expect(await listed(world)).toEqual([event.id]);
    await world.drain();
    expect(kindsOf(world.told(organizer))).toContain("verify.approved");
  });

  test("is shown to every administrator with who made it", async ({ world }) => {
    const { admins } = await pendingEvent(world);

    for (const admin of admins) {
      expect(world.toldOf(admin, "verify.admin")).toMatchObject([
        { organizer: { name: "Nina New", username: "nina" } },
      ]);
    }
  });

  test("that only people with the link can see needs nobody's approval", async ({ world }) => {
    const { admins, event } = await pendingEvent(world, { visibility: "unlisted" });

    expect(event.review).toBe("not_needed");
    expect(world.told(admins[0])).toEqual([]);
  });

  test("that is made public later is looked at as if it had been public at once", async ({ world }) => {
    const { admins, organizer, event } = await pendingEvent(world, { visibility: "unlisted" });

    await changeEvent(world.as(organizer), { eventId: event.id, changes: { visibility: "public" } });

    expect(await listed(world)).toEqual([]);
    await world.drain();
    expect(kindsOf(world.told(admins[0]))).toEqual(["verify.admin"]);
  });
});

describe("The verdict", () => {
  test("approved makes the organizer's next event listed at once", async ({ world }) => {
    const { admins, organizer, event } = await pendingEvent(world);
    await reviewEvent(world.as(admins[0]), { eventId: event.id, verdict: "approved" });

    const next = await world.event({ organizer });

    expect(next.review).toBe("not_needed");
  });

  test("declined keeps it off the list and tells the organizer why", async ({ world }) => {
    const { admins, organizer, event } = await pendingEvent(world);

    await reviewEvent(world.as(admins[0]), {
      eventId: event.id,
      verdict: "declined",
      message: "This is an advertisement.",
    });

    await world.drain();
    expect(await listed(world)).toEqual([]);
    expect(world.toldOf(organizer, "verify.declined")).toMatchObject([
      { message: "This is an advertisement." },
    ]);
    expect((await world.event({ organizer })).review).toBe("pending");
  });

  test("declined is not undone by editing the event", async ({ world }) => {
    const { admins, organizer, event } = await pendingEvent(world);
    await reviewEvent(world.as(admins[0]), { eventId: event.id, verdict: "declined", message: "No." });

    for (const visibility of ["unlisted", "public"] as const) {
      await changeEvent(world.as(organizer), { eventId: event.id, changes: { visibility } });
    }

    expect((await getEvent(world.system, event.id)).review).toBe("declined");
  });

  test("asked leaves it open, and the organizer hears each question", async ({ world }) => {
    const { admins, organizer, event } = await pendingEvent(world);

    for (const message of ["Where is it?", "And who plays?"]) {
      await reviewEvent(world.as(admins[0]), { eventId: event.id, verdict: "asked", message });
    }
    await reviewEvent(world.as(admins[1]), { eventId: event.id, verdict: "approved" });

    await world.drain();
    const questions = world.toldOf(organizer, "verify.asked").map(({ message }) => message);
    expect(questions.sort()).toEqual(["And who plays?", "Where is it?"]);
  });

  test("is the faster administrator's: the other one hears that it is done", async ({ world }) => {
    const { admins, organizer, event } = await pendingEvent(world);
    const verdicts = ["approved", "declined"] as const;

    const taps = await Promise.allSettled(
      admins.map((admin, n) =>
        reviewEvent(world.as(admin), { eventId: event.id, verdict: verdicts[n]!, message: "Sorry" }),
      ),
    );

    expect(taps.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(taps.find((tap) => tap.status === "rejected")).toMatchObject({
      reason: { reason: "stale_button" },
    });
    await world.drain();
    expect(kindsOf(world.told(organizer)).filter((kind) => kind.startsWith("verify."))).toHaveLength(1);
  });

  test("brings every administrator's message up to date", async ({ world }) => {
    const { admins, event } = await pendingEvent(world);
    world.clock.forward({ seconds: 10 });
    await world.drain();
    world.messenger.edits.length = 0;

    await reviewEvent(world.as(admins[0]), { eventId: event.id, verdict: "approved" });

    world.clock.forward({ seconds: 10 });
    await world.drain();
    expect(world.messenger.edits.map(({ kind, viewerId }) => [kind, viewerId]).sort()).toEqual(
      admins.map((admin) => ["review", admin]),
    );
  });

  test("comes too late for a letter that was still to go out", async ({ world }) => {
    const [fast, slow] = [await world.admin(), await world.admin()];
    const organizer = await world.person();
    world.messenger.failNext({ outcome: "wait", seconds: 60 }, { chatId: slow });
    const event = await world.event({ organizer });
    await world.drain();

    await reviewEvent(world.as(fast), { eventId: event.id, verdict: "approved" });

    world.clock.forward({ minutes: 2 });
    await world.drain();
    expect(world.told(slow)).toEqual([]);
  });
});
