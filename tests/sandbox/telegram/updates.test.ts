import { expect, onTestFinished, test, vi } from "vitest";
import {
  createGroup,
  maya,
  omar,
  refusal,
  startTelegram,
  startWebhook,
  type Telegram,
  token,
} from "./support";

const say = (telegram: Telegram, person: { id: number }, text: string) =>
  telegram.act({ as: person.id, do: "send", chatId: person.id, text });

test("getUpdates gives what waits, and an offset confirms it for good", async () => {
  const telegram = await startTelegram();
  await say(telegram, maya, "one");
  await say(telegram, maya, "two");

  const [one, two] = await telegram.api.getUpdates();
  expect(one?.message?.text).toBe("one");
  expect(two?.update_id).toBe((one?.update_id ?? 0) + 1);
  expect(await telegram.api.getUpdates({ offset: two?.update_id ?? 0 })).toEqual([two]);
  expect(await telegram.api.getUpdates({ limit: 1 })).toEqual([two]);
});

test("a long poll answers as soon as something happens", async () => {
  const telegram = await startTelegram();
  const polling = telegram.api.getUpdates({ timeout: 30 });
  await say(telegram, maya, "now");
  expect((await polling)[0]?.message?.text).toBe("now");
});

test("of two long polls only one may wait, and the other is told of the conflict", async () => {
  const telegram = await startTelegram();
  const polls = [telegram.api.getUpdates({ timeout: 30 }), telegram.api.getUpdates({ timeout: 30 })];
  expect(await Promise.any(polls.map(refusal))).toContain("terminated by other getUpdates request");

  await say(telegram, maya, "for the other one");
  const outcomes = await Promise.allSettled(polls);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("while a webhook is set getUpdates is a conflict", async () => {
  const telegram = await startTelegram();
  const webhook = await startWebhook();
  await telegram.api.setWebhook(webhook.url);
  expect(await refusal(telegram.api.getUpdates())).toBe(
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );
  await telegram.api.deleteWebhook();
  expect(await telegram.api.getUpdates()).toEqual([]);
});

test("the webhook gets each update with the secret, those from before it was set included", async () => {
  const telegram = await startTelegram();
  const webhook = await startWebhook();
  await say(telegram, maya, "early");
  await telegram.api.setWebhook(webhook.url, { secret_token: "s3cret" });
  await say(telegram, omar, "late");
  await webhook.until(2);

  expect(webhook.received.map(({ update }) => update.message?.text).sort()).toEqual(["early", "late"]);
  expect(webhook.received.every(({ secret }) => secret === "s3cret")).toBe(true);
  expect((await telegram.api.getWebhookInfo()).url).toBe(webhook.url);
});

test("a queue keeps its order and has one update in flight, while other queues go on", async () => {
  const telegram = await startTelegram();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const webhook = await startWebhook(async (update) => {
    if (update.message?.text === "slow") await held;
    return 200;
  });
  await telegram.api.setWebhook(webhook.url);
  await say(telegram, maya, "slow");
  await say(telegram, maya, "after slow");
  await say(telegram, omar, "elsewhere");
  await webhook.until(2);
  expect(webhook.received.map(({ update }) => update.message?.text)).toEqual(["slow", "elsewhere"]);

  release();
  await webhook.until(3);
  expect(webhook.received[2]?.update.message?.text).toBe("after slow");
});

test("a refused update comes again at once, then later, and sooner when the clock is moved", async () => {
  // Time stands still but for the clock: what comes by itself comes at once.
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const telegram = await startTelegram();
  const answers = [500, 501, 502];
  const webhook = await startWebhook(() => answers.shift() ?? 200);
  await telegram.api.setWebhook(webhook.url);
  await say(telegram, maya, "again");
  await webhook.until(2);

  await untilRefused(telegram, 501);
  telegram.clock.advance(2_000);
  await untilRefused(telegram, 502);
  telegram.clock.advance(4_000);
  await webhook.until(4);
  const ids = webhook.received.map(({ update }) => update.update_id);
  expect(new Set(ids).size).toBe(1);
});

test("Retry-After is honoured", async () => {
  const telegram = await startTelegram();
  let first = true;
  const webhook = await startWebhook(() => {
    const status = first ? 429 : 200;
    first = false;
    return status;
  });
  webhook.headers["Retry-After"] = "600";
  await telegram.api.setWebhook(webhook.url);
  await say(telegram, maya, "later");
  await webhook.until(1);
  await untilRefused(telegram, 429);
  telegram.clock.advance(599_000);
  expect(webhook.received).toHaveLength(1);
  telegram.clock.advance(2_000);
  await webhook.until(2);
});

test("only the kinds asked for are sent, and chat_member only when asked for", async () => {
  const telegram = await startTelegram();
  await telegram.api.getUpdates({ allowed_updates: ["my_chat_member"] });
  await say(telegram, maya, "unheard");
  await telegram.act({ as: maya.id, do: "block" });
  const updates = await telegram.api.getUpdates();
  expect(updates.map((update) => Object.keys(update)[1])).toEqual(["my_chat_member"]);
  expect(updates[0]?.my_chat_member?.new_chat_member.status).toBe("kicked");

  const group = await createGroup(telegram);
  await telegram.act({ as: maya.id, do: "add-bot", chatId: group, rights: ["invite_users"] });
  await telegram.act({ as: omar.id, do: "leave", chatId: group });
  expect((await telegram.api.getUpdates()).some((update) => update.chat_member)).toBe(false);
  await telegram.api.getUpdates({ allowed_updates: ["chat_member"] });
  await telegram.act({ as: maya.id, do: "add-members", chatId: group, members: [omar.id] });
  expect((await telegram.api.getUpdates()).at(-1)?.chat_member?.new_chat_member.status).toBe("member");
});

test("faults deliver an update twice, and let the next one overtake it", async () => {
  const telegram = await startTelegram();
  const webhook = await startWebhook();
  await telegram.api.setWebhook(webhook.url);
  telegram.faults.set([{ kind: "duplicate-updates", times: 1 }]);
  await say(telegram, maya, "twice");
  await webhook.until(2);
  expect(webhook.received[0]?.update).toEqual(webhook.received[1]?.update);

  telegram.faults.set([{ kind: "reorder-updates", times: 1 }]);
  await say(telegram, maya, "first");
  await say(telegram, maya, "second");
  await webhook.until(4);
  expect(webhook.received.slice(2).map(({ update }) => update.message?.text)).toEqual(["second", "first"]);
});

test("a webhook on a foreign machine must be HTTPS", async () => {
  const telegram = await startTelegram();
  expect(await refusal(telegram.api.setWebhook("http://example.com/hook"))).toBe(
    "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
  );
  expect(await refusal(telegram.api.setWebhook("https://example.com:9999/hook"))).toContain(
    "80, 88, 443 or 8443",
  );
  expect(await refusal(telegram.api.setWebhook("https://example.com", { secret_token: "no spaces" }))).toBe(
    "Bad Request: secret token contains unallowed characters",
  );
});

test("a wrong token is unauthorized, an unknown method is not found, and names may be written in any case", async () => {
  const { url } = await startTelegram();
  const ask = async (path: string) => (await fetch(`${url}/${path}`)).json();
  expect(await ask("bot1:wrong/getMe")).toEqual({ ok: false, error_code: 401, description: "Unauthorized" });
  expect(await ask(`bot${token}/getNothing`)).toEqual({
    ok: false,
    error_code: 404,
    description: "Not Found: method not found",
  });
  expect(await ask(`bot${token}/GETME`)).toMatchObject({ ok: true, result: { username: "gather_bot" } });
});

test("setting the webhook that is set already disturbs nothing on its way", async () => {
  const telegram = await startTelegram();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const webhook = await startWebhook(async () => {
    await held;
    return 200;
  });
  await telegram.api.setWebhook(webhook.url);
  await say(telegram, maya, "once");
  await webhook.until(1);
  await telegram.api.setWebhook(webhook.url);
  release();
  while ((await telegram.api.getWebhookInfo()).pending_update_count > 0);
  expect(webhook.received).toHaveLength(1);
});

/** Waits until the stand-in has taken note of this refusal, so that moving the clock can wake it. */
async function untilRefused(telegram: Telegram, status: number) {
  while (!(await telegram.api.getWebhookInfo()).last_error_message?.includes(`${status}`));
}
