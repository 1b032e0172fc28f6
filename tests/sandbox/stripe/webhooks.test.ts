import { expect, test, vi } from "vitest";
import { order, startStripe } from "./support";

const MINUTE = 60_000;

type State = {
  events: { id: string; type: string; deliveries: { state: string; attempts: { status: number }[] }[] }[];
};

/** A session that was paid makes two deliveries, of the charge and of the session: nothing else is listened for. */
async function startWithFaults(faults: object) {
  const started = await startStripe();
  await started.control("POST", "/faults", faults);
  const pay = async () => {
    const { id } = await started.stripe.checkout.sessions.create(order());
    await started.act({ do: "pay", session: id });
  };
  return { ...started, pay };
}

test("events arrive by themselves, soon after what happened", async () => {
  const { pay, webhook } = await startWithFaults({});
  await pay();
  await vi.waitUntil(() => webhook.received.length === 2);
});

test("an event that is not taken is tried again after the back-off, by the sandbox's clock, for three days", async () => {
  const { pay, webhook, clock, control } = await startWithFaults({});
  webhook.status = 500;
  await pay();
  await vi.waitUntil(() => webhook.received.length === 2);
  await control("POST", "/flush");
  const attempts = webhook.received.length;
  clock.advance(59_000);
  webhook.status = 200;
  expect(webhook.received).toHaveLength(attempts);

  clock.advance(MINUTE);
  await vi.waitUntil(() => webhook.received.length === attempts + 2);
  expect(new Set(webhook.events().map(({ id }) => id)).size).toBe(2);
  const settled = async () => {
    const { events } = await control<State>("GET", "");
    return events.flatMap(({ deliveries }) => deliveries);
  };
  await vi.waitUntil(async () => (await settled()).every(({ state }) => state === "delivered"));
  expect((await settled()).map(({ attempts }) => attempts.at(-1)?.status)).toEqual([200, 200]);
});

test("after three days an event is given up", async () => {
  const { pay, webhook, clock, control } = await startWithFaults({});
  webhook.status = 404;
  await pay();
  const states = async () => {
    const { events } = await control<State>("GET", "");
    return events.flatMap(({ deliveries }) => deliveries.map(({ state }) => state));
  };
  for (let times = 0; times < 10; times += 1) {
    await control("POST", "/flush");
    clock.advance(12 * 60 * MINUTE);
  }
  await control("POST", "/flush");
  expect(await states()).toEqual(["given-up", "given-up"]);
  const count = webhook.received.length;
  clock.advance(24 * 60 * MINUTE);
  await control("POST", "/flush");
  expect(webhook.received).toHaveLength(count);
});

test("deliveries can be late", async () => {
  const { pay, webhook, clock, control } = await startWithFaults({ delayMs: MINUTE });
  await pay();
  clock.advance(59_000);
  expect((await control<State>("GET", "")).events.flatMap(({ deliveries }) => deliveries)).toMatchObject([
    { state: "waiting", attempts: [] },
    { state: "waiting", attempts: [] },
  ]);
  clock.advance(1_000);
  await vi.waitUntil(() => webhook.received.length === 2);
});

test("deliveries can be repeated", async () => {
  const { pay, webhook, control } = await startWithFaults({ duplicates: 2 });
  await pay();
  await control("POST", "/flush");
  const ids = webhook.events().map(({ id }) => id);
  expect(ids).toHaveLength(6);
  expect(new Set(ids).size).toBe(2);
});

test("deliveries can be held until they are flushed", async () => {
  const { pay, webhook, clock, control } = await startWithFaults({ hold: true });
  await pay();
  clock.advance(MINUTE);
  expect(webhook.received).toEqual([]);
  expect(await control("POST", "/flush")).toEqual({ delivered: 2, failed: 0 });
  expect(webhook.received).toHaveLength(2);
  expect(await control("POST", "/flush")).toEqual({ delivered: 0, failed: 0 });
});

test("deliveries can come in another order than things happened", async () => {
  const { pay, webhook, control } = await startWithFaults({ shuffle: true });
  for (let times = 0; times < 10; times += 1) await pay();
  await control("POST", "/flush");

  const happened = (await control<State>("GET", "")).events.map(({ id }) => id);
  const places = webhook.events().map(({ id }) => happened.indexOf(id));
  expect(places).toHaveLength(20);
  expect(places).not.toEqual(places.toSorted((a, b) => a - b));
});

test("deliveries can be lost for good, while the event can still be read", async () => {
  const { pay, webhook, clock, control, stripe } = await startWithFaults({ dropEvery: 2 });
  await pay();
  await control("POST", "/flush");
  clock.advance(4 * 24 * 60 * MINUTE);
  await control("POST", "/flush");
  expect(webhook.events().map(({ type }) => type)).toEqual(["charge.succeeded"]);
  expect((await stripe.events.list({ type: "checkout.session.completed" })).data).toHaveLength(1);
});

test("faults are replaced as a whole, and a fault that is none is refused", async () => {
  const { control } = await startWithFaults({ duplicates: 2 });
  expect(await control("POST", "/faults", { hold: true })).toMatchObject({ duplicates: 0, hold: true });
  await expect(control("POST", "/faults", { explode: true })).rejects.toThrow("explode");
  await expect(control("POST", "", { do: "fly" })).rejects.toThrow("do");
  await expect(control("POST", "", { do: "pay", session: "cs_test_none" })).rejects.toThrow("There is no");
});

test("what waited when the sandbox was stopped is delivered by the next", async () => {
  let saved: unknown;
  const store = {
    load: () => saved,
    save(state: unknown) {
      saved = structuredClone(state);
    },
  };
  const before = await startStripe({ store });
  await before.control("POST", "/faults", { delayMs: MINUTE });
  const { id } = await before.stripe.checkout.sessions.create(order());
  await before.act({ do: "pay", session: id });
  await before.close();

  const after = await startStripe({ store });
  after.clock.advance(MINUTE);
  await vi.waitUntil(() => after.webhook.received.length === 2);
  expect(before.webhook.received).toEqual([]);
});

test("a reset forgets everything", async () => {
  const { pay, control, stripe } = await startWithFaults({ hold: true });
  await pay();
  await control("POST", "/reset");
  expect((await stripe.charges.list()).data).toEqual([]);
  expect(await control("POST", "/flush")).toEqual({ delivered: 0, failed: 0 });
});
