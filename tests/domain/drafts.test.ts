import { describe, expect } from "vitest";
import {
  answerDraft,
  askQuestion,
  deleteDraft,
  goBack,
  saveForLater,
  skipQuestion,
} from "@/domain/drafts/change";
import { duplicateEvent } from "@/domain/drafts/duplicate";
import { openDraft } from "@/domain/drafts/open";
import { findAskingDraft, findLatestDraft, getDraft } from "@/domain/drafts/queries";
import { maxDrafts } from "@/domain/drafts/rules";
import type { Answers, Draft, QuestionKey } from "@/domain/drafts/schema";
import { continueDraft, startDraft } from "@/domain/drafts/start";
import { getUser } from "@/domain/users/queries";
import { test, type World } from "../support/world";

/** The answers of a simple event, one for each question. */
const simple: Partial<Record<QuestionKey, Answers>> = {
  title: { title: "Picnic" },
  zone: { timeZone: "Europe/Berlin" },
  date: { startsAt: "2026-12-01T18:00:00Z" },
  length: { length: 90 },
  location: { location: "Tiergarten" },
  link: { onlineUrl: "https://meet.example.com/picnic" },
  description: { description: "Bring a blanket." },
  paid: { paid: false },
  price: { priceMinor: 500, currency: "EUR" },
  tickets: { ticket: null },
  refunds: { refundPolicy: [] },
  capacity: { capacity: 12 },
  category: { category: "food" },
  listing: { visibility: "unlisted" },
};

let updateId = 0;

/** Somebody in the middle of a conversation. */
async function conversation(
  world: World,
  about: Parameters<World["person"]>[0] = { timeZone: "Europe/Berlin" },
) {
  const userId = await world.person(about);
  const ctx = world.as(userId);
  const draft = await startDraft(ctx, { kind: "create" });
  const say = (question: QuestionKey, answers: Answers = simple[question]!) =>
    answerDraft(ctx, { draftId: draft.id, question, answers, updateId: ++updateId });
  const skip = () => skipQuestion(ctx, draft.id, ++updateId);
  /** Answers what is asked until `last` is, and tells what was asked. */
  const sayUntil = async (last: QuestionKey | null, given: Partial<Record<QuestionKey, Answers>> = {}) => {
    const asked: QuestionKey[] = [];
    for (let now: Draft = await getDraft(ctx, draft.id); now.question !== last; ) {
      asked.push(now.question!);
      now = await say(now.question!, given[now.question!] ?? simple[now.question!]!);
    }
    return asked;
  };
  return { userId, ctx, id: draft.id, draft, say, skip, sayUntil, now: () => getDraft(ctx, draft.id) };
}

describe("A person keeps fifty drafts", () => {
  test("and no more when many are begun at once; copies of events count, edits do not", async ({ world }) => {
    const event = await world.event();
    const ctx = world.as(event.organizerId);
    for (let n = 0; n < maxDrafts - 2; n++) await duplicateEvent(ctx, event.id);

    const ends = await Promise.allSettled([
      ...[1, 2, 3, 4].map(() => startDraft(ctx, { kind: "create" })),
      ...[1, 2, 3, 4].map(() => duplicateEvent(ctx, event.id)),
    ]);

    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    for (const begin of [
      () => duplicateEvent(ctx, event.id),
      () => startDraft(ctx, { kind: "create", answers: { title: "Picnic" } }),
    ])
      await expect(begin()).rejects.toMatchObject({ reason: "too_many_drafts", details: { max: 50 } });
    await expect(startDraft(ctx, { kind: "edit", eventId: event.id })).resolves.toMatchObject({
      kind: "edit",
    });
    await expect(openDraft(ctx, event.id)).resolves.toMatchObject({ kind: "edit" });
  });
});

describe("Creating by chat asks", () => {
  test("one question after the other, and then shows the preview", async ({ world }) => {
    const { sayUntil, now } = await conversation(world);

    const asked = await sayUntil(null);

    expect(asked).toEqual([
      "title",
      "date",
      "length",
      "location",
      "description",
      "paid",
      "capacity",
      "category",
      "listing",
    ]);
    expect(await now()).toMatchObject({
      question: null,
      number: 9,
      total: 9,
      answered: 9,
      timeZone: "Europe/Berlin",
    });
  });

  test("for the time zone once per organizer, before the date", async ({ world }) => {
    const { userId, ctx, sayUntil } = await conversation(world, { timeZone: null });

    const asked = await sayUntil(null, { zone: { timeZone: "Asia/Tokyo" } });
    const next = await startDraft(ctx, { kind: "create" });

    expect(asked.slice(0, 3)).toEqual(["title", "zone", "date"]);
    expect((await getUser(world.system, userId)).timeZone).toBe("Asia/Tokyo");
    expect(next).toMatchObject({ total: 9, timeZone: "Asia/Tokyo" });
  });

  test("for the link of what is online, and for the price of what is paid", async ({ world }) => {
    const { sayUntil, now } = await conversation(world);

    const asked = await sayUntil(null, {
      location: { online: true },
      paid: { paid: true },
      price: { priceMinor: 500, currency: "XTR" },
    });

    expect(asked).toEqual([
      "title",
      "date",
      "length",
      "location",
      "link",
      "description",
      "paid",
      "price",
      "tickets",
      "refunds",
      "capacity",
      "category",
      "listing",
    ]);
    expect((await now()).answers).toMatchObject({
      location: null,
      onlineUrl: "https://meet.example.com/picnic",
      priceMinor: 500,
    });
  });

  test("for the link when a place was named first and turns out to be online", async ({ world }) => {
    const { ctx, id, say, sayUntil, now } = await conversation(world);
    await sayUntil("description");

    await askQuestion(ctx, id, "location");
    const online = await say("location", { online: true });
    await askQuestion(ctx, id, "location");
    await say("location", { location: "Café Mond" });

    expect(online.question).toBe("link");
    expect((await now()).answers).toMatchObject({ online: false, location: "Café Mond", onlineUrl: null });
  });
});

describe("A price is asked", () => {
  const zones: [string | null, string][] = [
    ["Europe/Berlin", "EUR"],
    ["Australia/Perth", "AUD"],
    ["America/Chicago", "USD"],
    ["Asia/Kathmandu", "USD"],
    [null, "USD"],
  ];

  test.for(zones)("in what people pay with: in %s in %s", async ([timeZone, currency], { world }) => {
    expect((await conversation(world, { timeZone })).draft.currency).toBe(currency);
  });

  test("in the organizer's last currency, and in Stars where it is online only", async ({ world }) => {
    const { userId, ctx, id, sayUntil } = await conversation(world);
    await world.event({ organizer: userId, priceMinor: 3000, currency: "CHF" });
    await sayUntil("paid");

    const here = await getDraft(ctx, id);
    await askQuestion(ctx, id, "location");
    await answerDraft(ctx, {
      draftId: id,
      question: "location",
      answers: { online: true },
      updateId: ++updateId,
    });
    await answerDraft(ctx, {
      draftId: id,
      question: "link",
      answers: { onlineUrl: "https://meet.example.com/picnic" },
      updateId: ++updateId,
    });

    expect([here.currency, (await getDraft(ctx, id)).currency]).toEqual(["CHF", "XTR"]);
  });

  test("again when what it is in cannot be any more", async ({ world }) => {
    const { ctx, id, say, sayUntil } = await conversation(world);
    await sayUntil(null, { paid: { paid: true } });
    await askQuestion(ctx, id, "location");
    await say("location", { online: true });
    const online = await say("link");

    expect(online.question).toBe("price");
  });
});

describe("An answer", () => {
  test("of the same update is stored once, however often it is delivered", async ({ world }) => {
    const { ctx, id } = await conversation(world);
    const deliver = () =>
      answerDraft(ctx, { draftId: id, question: "title", answers: { title: "Picnic" }, updateId: 7 });

    const all = await Promise.all([deliver(), deliver(), deliver()]);

    expect(all.map(({ question }) => question)).toEqual(["date", "date", "date"]);
  });

  test("to a question that is no longer open is refused and changes nothing", async ({ world }) => {
    const { say, now } = await conversation(world);
    await say("title");

    const late = say("title", { title: "Another" });

    await expect(late).rejects.toMatchObject({ reason: "draft_moved_on" });
    expect((await now()).answers.title).toBe("Picnic");
  });

  test("of two in one instant is the first one's; the other hears that the question has moved on", async ({
    world,
  }) => {
    const { say } = await conversation(world);

    const both = await Promise.allSettled([say("title", { title: "One" }), say("title", { title: "Two" })]);

    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is taken from nobody but the draft's own person", async ({ world }) => {
    const { id } = await conversation(world);
    const stranger = world.as(await world.person());

    await expect(
      answerDraft(stranger, { draftId: id, question: "title", answers: {}, updateId: 1 }),
    ).rejects.toMatchObject({ reason: "not_yours" });
    await expect(getDraft(stranger, id)).rejects.toMatchObject({ reason: "not_yours" });
    await expect(deleteDraft(stranger, id)).rejects.toMatchObject({ reason: "not_yours" });
    await expect(continueDraft(stranger, id)).rejects.toMatchObject({ reason: "not_yours" });
  });
});

describe("Back", () => {
  test("asks the question before, keeps its answer, and returns to where one was after a new one", async ({
    world,
  }) => {
    const { ctx, id, say, sayUntil } = await conversation(world);
    await sayUntil("location");

    const back = await goBack(ctx, id);
    const again = await goBack(ctx, id);
    const answered = await say("date", { startsAt: "2026-12-02T18:00:00Z" });

    expect([back.question, again.question, answered.question]).toEqual(["length", "date", "location"]);
    expect(back.answers.length).toBe(90);
  });

  test("from the first question stays there, and from the preview asks the last one", async ({ world }) => {
    const { ctx, id, sayUntil } = await conversation(world);

    const first = await goBack(ctx, id);
    await sayUntil(null);
    const last = await goBack(ctx, id);

    expect([first.question, last.question]).toEqual(["title", "listing"]);
  });
});

describe("Skip", () => {
  test("leaves what is optional at its default", async ({ world }) => {
    const { skip, sayUntil, now } = await conversation(world);

    for (const question of ["length", "description", "capacity", "category", "listing"] as const) {
      await sayUntil(question);
      await skip();
    }

    expect(await now()).toMatchObject({
      question: null,
      answers: { length: 120, description: "", capacity: null, category: "other", visibility: "public" },
    });
  });

  test("of a question that needs an answer is refused", async ({ world }) => {
    const { skip, now } = await conversation(world);

    await expect(skip()).rejects.toMatchObject({ reason: "draft_moved_on" });
    expect((await now()).question).toBe("title");
  });

  test("tapped twice skips one question, whether the update came twice or the finger did", async ({
    world,
  }) => {
    const { ctx, id, sayUntil } = await conversation(world);
    await sayUntil("capacity");

    await skipQuestion(ctx, id, 1001, "capacity");
    const redelivered = await skipQuestion(ctx, id, 1001, "capacity");
    const secondTap = skipQuestion(ctx, id, 1002, "capacity");

    expect(redelivered.question).toBe("category");
    await expect(secondTap).rejects.toMatchObject({ reason: "draft_moved_on" });
  });
});

describe("A draft", () => {
  test("that is saved waits with all its answers and asks nothing until it is continued", async ({
    world,
  }) => {
    const { ctx, id, sayUntil } = await conversation(world);
    await sayUntil("location");

    await saveForLater(ctx, id);
    const whileSaved = [await findAskingDraft(ctx), (await findLatestDraft(ctx))?.id];
    const continued = await continueDraft(ctx, id);

    expect(whileSaved).toEqual([undefined, id]);
    expect(continued).toMatchObject({ question: "location", answered: 3, answers: { title: "Picnic" } });
    expect((await findAskingDraft(ctx))?.id).toBe(id);
  });

  test("that is deleted cannot be continued, answered or deleted again", async ({ world }) => {
    const { ctx, id, say } = await conversation(world);

    await deleteDraft(ctx, id);

    for (const late of [() => continueDraft(ctx, id), () => say("title"), () => deleteDraft(ctx, id)]) {
      await expect(late()).rejects.toMatchObject({ reason: "stale_button" });
    }
    expect(await findLatestDraft(ctx)).toBeUndefined();
  });

  test("is put aside by the next conversation: one question is open at a time", async ({ world }) => {
    const { ctx, id } = await conversation(world);

    const support = await startDraft(ctx, { kind: "support" });
    const asking = await findAskingDraft(ctx);
    await continueDraft(ctx, id);

    expect(asking?.id).toBe(support.id);
    expect((await findAskingDraft(ctx))?.id).toBe(id);
    expect((await findLatestDraft(ctx))?.id).toBe(id);
  });

  test("begun or continued several times in one instant leaves one question open", async ({ world }) => {
    const { ctx, id } = await conversation(world);
    const other = await startDraft(ctx, { kind: "create" });

    await Promise.all([
      ...[1, 2, 3].map(() => startDraft(ctx, { kind: "create" })),
      ...[id, other.id, id, other.id].map((draftId) => continueDraft(ctx, draftId)),
    ]);

    expect(await findAskingDraft(ctx)).toBeDefined();
  });

  test("counts its versions, so that a form and the chat notice each other", async ({ world }) => {
    const { draft, say } = await conversation(world);

    const versions = [draft.version, (await say("title")).version, (await say("date")).version];

    expect(versions).toEqual([1, 2, 3]);
  });
});
