import { beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError, Offline } from "@/components/api/errors";
import { createDraftStore, type Send } from "@/components/drafts/draft-store";
import { readKept } from "@/components/drafts/kept";
import type { Answers, Draft, Pending } from "@/components/drafts/pending";

const id = "01a204ae-0a28-70c7-ac56-af64360ee4a1";
const draft = (version: number, answers: Answers): Draft => ({
  id,
  kind: "create",
  event: null,
  taken: [],
  answers,
  changed: Object.keys(answers),
  present: null,
  banner: null,
  timeZone: "Europe/Berlin",
  version,
  updatedAt: "2026-11-22T10:00:00.000Z",
  changedBy: "app",
  complete: false,
  missing: [],
});

/** A server of one draft, which answers what `send` is told to. */
function open(send: Send, { first = draft(1, {}), pending = null as Pending | null } = {}) {
  return createDraftStore({ draft: first, pending, send, findUnfit: async () => [] });
}

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  return () => vi.unstubAllGlobals();
});

describe("What is typed into a draft", () => {
  test("is kept on the device at once, and let go when the server has it", async () => {
    const store = open(async ({ answers }) => draft(2, answers));

    store.change({ title: "Picnic" });
    expect(readKept(id)).toEqual({ edits: { title: "Picnic" }, seen: { title: null }, version: 1 });

    await store.save();
    expect(readKept(id)).toBeNull();
    expect(store.state()).toMatchObject({ pending: null, draft: { version: 2 } });
  });

  test("stays on the device without network, and goes out with the next try", async () => {
    const send = vi.fn<Send>().mockRejectedValueOnce(new Offline("no answer"));
    send.mockImplementation(async ({ answers }) => draft(2, answers));
    const store = open(send);

    store.change({ title: "Picnic" });
    await store.save();
    expect(store.state()).toMatchObject({ stuck: "cut-off", pending: { edits: { title: "Picnic" } } });
    expect(readKept(id)?.edits).toEqual({ title: "Picnic" });

    await store.save();
    expect(store.state()).toMatchObject({
      stuck: null,
      pending: null,
      draft: { answers: { title: "Picnic" } },
    });
  });

  test("while an answer is under way is sent after it, on top of what the server made of the first", async () => {
    const sent: Parameters<Send>[0][] = [];
    const store = open(async (body) => {
      sent.push(body);
      if (sent.length === 1) store.change({ title: "Picnic in" });
      return draft(1 + sent.length, { title: body.answers.title?.trim() ?? "" });
    });

    store.change({ title: "Picnic " });
    await store.save();

    expect(sent.map(({ answers, base }) => [answers, base])).toEqual([
      [{ title: "Picnic " }, { title: null }],
      [{ title: "Picnic in" }, { title: "Picnic" }],
    ]);
  });

  test("is sent without the fields that the server refused, which stay as they are", async () => {
    const refusal = {
      error: "invalid_input",
      message: "",
      issues: [{ path: ["answers", "onlineUrl"], message: "" }],
    };
    const store = open(async ({ answers }) => {
      if ("onlineUrl" in answers) throw new ApiError(422, refusal);
      return draft(2, answers);
    });

    store.change({ title: "Picnic", onlineUrl: "no link" });
    await store.save();

    expect(store.state().draft.answers).toEqual({ title: "Picnic" });
    expect(store.state().pending?.edits).toEqual({ onlineUrl: "no link" });
    expect([...store.state().unfit]).toEqual(["onlineUrl"]);
  });
});

describe("A field that somebody else changed too", () => {
  const theirs = draft(2, { title: "Theirs", location: "Park" });
  const conflict = () =>
    new ApiError(409, { error: "draft_conflict", message: "", fields: ["title"], draft: theirs } as never);

  test("waits for a choice, and mine goes out knowing theirs", async () => {
    const send = vi.fn<Send>().mockRejectedValueOnce(conflict());
    send.mockImplementation(async ({ answers }) => draft(3, { ...theirs.answers, ...answers }));
    const store = open(send);

    store.change({ title: "Mine" });
    await store.save();
    await store.save();
    expect(send).toHaveBeenCalledTimes(1);
    expect(store.state().conflict).toMatchObject({ fields: ["title"], theirs: { title: "Theirs" } });

    store.keepMine();
    await store.save();
    expect(send.mock.lastCall?.[0]).toMatchObject({ answers: { title: "Mine" }, base: { title: "Theirs" } });
    expect(store.state()).toMatchObject({
      conflict: null,
      draft: { answers: { title: "Mine", location: "Park" } },
    });
  });

  test("takes theirs without losing what else was typed", async () => {
    const send = vi.fn<Send>().mockRejectedValueOnce(conflict());
    send.mockImplementation(async ({ answers }) => draft(3, { ...theirs.answers, ...answers }));
    const store = open(send);

    store.change({ title: "Mine", description: "Bring a blanket" });
    await store.save();
    store.useTheirs();
    await store.save();

    expect(send.mock.lastCall?.[0].answers).toEqual({ description: "Bring a blanket" });
    expect(store.state().draft.answers).toEqual({ ...theirs.answers, description: "Bring a blanket" });
  });
});
