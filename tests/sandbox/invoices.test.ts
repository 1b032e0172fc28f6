import type { Update } from "grammy/types";
import { expect, test } from "vitest";
import type { InvoiceTarget, PaymentOutcome } from "@/sandbox/telegram/payments/protocol";
import type { TelegramOptions } from "@/sandbox/telegram/telegram";
import {
  bot,
  createGroup,
  lena,
  maya,
  omar,
  refusal,
  startTelegram,
  startWebhook,
  type Telegram,
} from "./telegram/support";

const providerToken = "284685063:TEST:MTc4NWQxZmQ1";
const prices = [
  { label: "General, 2 × $25.00", amount: 5000 },
  { label: "Early bird", amount: -500 },
];

type Answer = { ok: boolean; error_message?: string } | "silence";

/** A Telegram with a bot behind a webhook that answers each pre-checkout query as it is told. */
async function withBot(answer: Answer = { ok: true }, options: Partial<TelegramOptions> = {}) {
  const telegram = await startTelegram(options);
  const webhook = await startWebhook(async (update) => {
    const query = update.pre_checkout_query;
    if (!query || answer === "silence") return 200;
    const { ok, ...other } = answer;
    await telegram.api.answerPreCheckoutQuery(query.id, ok, other);
    return 200;
  });
  await telegram.api.setWebhook(webhook.url);
  await telegram.act({ as: maya.id, do: "start" });
  await webhook.until(1);
  const heard = (): Update[] => webhook.received.map(({ update }) => update).slice(1);
  const hearing = async (count: number) => {
    await webhook.until(count + 1);
    return heard();
  };
  return { ...telegram, heard, hearing };
}

const sendInvoice = (telegram: Pick<Telegram, "api">, more = {}) =>
  telegram.api.sendInvoice(
    maya.id,
    "Winter Supper Club",
    "One seat at the long table",
    "order-1",
    "USD",
    prices,
    {
      provider_token: providerToken,
      start_parameter: "b_K7Q2MX",
      ...more,
    },
  );

const starsLink = (telegram: Pick<Telegram, "api">, amount = 100) =>
  telegram.api.createInvoiceLink("Livestream", "The talks, live", "order-2", "", "XTR", [
    { label: "Livestream", amount },
  ]);

type Paying = InvoiceTarget & { method?: "card" | "declined" | "cancel" };

async function pay(telegram: Pick<Telegram, "act">, paying: Paying, as = maya) {
  const done = await telegram.act({ as: as.id, do: "pay", ...paying });
  if (!done.ok || !("payment" in done)) throw new Error(JSON.stringify(done));
  return done.payment;
}

const inChat = (messageId: number) => ({ chatId: bot.id, messageId });

const chargeOf = (payment: PaymentOutcome) => {
  if (payment.status !== "paid") throw new Error(JSON.stringify(payment));
  return payment.chargeId;
};

test("a paid invoice asks the bot first, takes the money once, and tells the bot with both ids", async () => {
  const taken: unknown[] = [];
  const takeMoney: TelegramOptions["takeMoney"] = (payment) => {
    taken.push(payment);
    return { chargeId: "ch_1" };
  };
  const telegram = await withBot({ ok: true }, { takeMoney });
  const { message_id, invoice, ...sent } = await sendInvoice(telegram);
  expect(invoice).toEqual({
    title: "Winter Supper Club",
    description: "One seat at the long table",
    start_parameter: "b_K7Q2MX",
    currency: "USD",
    total_amount: 4500,
  });
  expect(sent).toMatchObject({ reply_markup: { inline_keyboard: [[{ text: "Pay $45.00", pay: true }]] } });

  const chargeId = chargeOf(await pay(telegram, inChat(message_id)));
  const order = { currency: "USD", total_amount: 4500, invoice_payload: "order-1" };
  const [asked, told] = await telegram.hearing(2);
  expect(asked?.pre_checkout_query).toMatchObject({ from: { id: maya.id }, ...order });
  expect(told?.message).toMatchObject({
    chat: { id: maya.id, type: "private" },
    from: { id: maya.id },
    successful_payment: {
      ...order,
      telegram_payment_charge_id: chargeId,
      provider_payment_charge_id: "ch_1",
    },
  });
  expect(taken).toEqual([{ amount: 4500, currency: "USD", description: "Winter Supper Club" }]);
});

test("once paid, an invoice in a private chat shows its receipt and takes no second payment", async () => {
  const telegram = await withBot();
  const { message_id } = await sendInvoice(telegram);
  await pay(telegram, inChat(message_id));

  const messages = await telegram.messages(maya);
  const shown = messages.find(({ id }) => id === message_id);
  expect(shown?.invoice).toMatchObject({ price: "$45.00", isPaid: true });
  expect(shown?.inlineKeyboard).toEqual([[{ text: "Receipt", pay: true }]]);
  expect(messages.at(-1)?.service).toBe(
    "You have successfully transferred $45.00 to Gather for Winter Supper Club",
  );
  expect(await telegram.act({ as: maya.id, do: "open-invoice", ...inChat(message_id) })).toMatchObject({
    ok: true,
    invoice: { receipt: { chargeId: expect.stringMatching(/^ch_/), refunded: false } },
  });
  expect(await pay(telegram, inChat(message_id))).toMatchObject({ status: "failed", reason: "already-paid" });
  expect(telegram.heard().filter(({ pre_checkout_query }) => pre_checkout_query)).toHaveLength(1);
});

test("two payments of one invoice at the same moment: the bot is asked twice, the money is taken once", async () => {
  let charges = 0;
  const takeMoney: TelegramOptions["takeMoney"] = async () => {
    charges += 1;
    await new Promise((resolve) => setImmediate(resolve));
    return { chargeId: `ch_${charges}` };
  };
  const telegram = await withBot({ ok: true }, { takeMoney });
  const { message_id } = await sendInvoice(telegram);
  const outcomes = await Promise.all([pay(telegram, inChat(message_id)), pay(telegram, inChat(message_id))]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["failed", "paid"]);
  expect(charges).toBe(1);
});

test("what the bot says against a payment is told, and no money moves", async () => {
  const telegram = await withBot(
    { ok: false, error_message: "This seat is no longer held." },
    { takeMoney: fail },
  );
  const { message_id } = await sendInvoice(telegram);
  expect(await pay(telegram, inChat(message_id))).toEqual({
    status: "failed",
    reason: "refused",
    error: "This seat is no longer held.",
  });
  expect((await telegram.messages(maya)).at(-1)?.id).toBe(message_id);
});

test("a bot that does not answer within ten seconds of the sandbox's clock loses the payment", async () => {
  const telegram = await withBot("silence", { takeMoney: fail });
  const { message_id } = await sendInvoice(telegram);
  const paying = pay(telegram, inChat(message_id));
  const [asked] = await telegram.hearing(1);
  telegram.clock.advance(10_000);
  expect(await paying).toMatchObject({ status: "failed", reason: "silent" });
  const late = telegram.api.answerPreCheckoutQuery(asked?.pre_checkout_query?.id ?? "", true);
  expect(await refusal(late)).toBe(
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
  );
});

test("of a declined card and a closed sheet the bot hears nothing", async () => {
  const telegram = await withBot();
  const { message_id } = await sendInvoice(telegram);
  expect(await pay(telegram, { ...inChat(message_id), method: "declined" })).toMatchObject({
    status: "failed",
    reason: "declined",
  });
  expect(await pay(telegram, { ...inChat(message_id), method: "cancel" })).toEqual({ status: "cancelled" });
  expect(await pay(telegram, inChat(message_id))).toMatchObject({ status: "paid" });
  const [first, second] = await telegram.hearing(2);
  expect([first?.pre_checkout_query, second?.message?.successful_payment]).toEqual([
    expect.anything(),
    expect.anything(),
  ]);
});

test("a bank that says no after the bot said yes leaves the invoice to be paid again", async () => {
  const telegram = await withBot({ ok: true }, { takeMoney: fail });
  const { message_id } = await sendInvoice(telegram);
  const outcome = await pay(telegram, inChat(message_id));
  expect(outcome).toEqual({ status: "failed", reason: "declined", error: "The bank said no" });
  expect((await telegram.messages(maya)).at(-1)?.invoice?.isPaid).toBe(false);
});

test("an invoice behind a link is paid by whoever has it, as often as they like, into their own chat", async () => {
  const telegram = await withBot();
  const link = await starsLink(telegram);
  expect(link).toMatch(/^https:\/\/t\.me\/\$[\w-]{16,}$/);
  expect(await telegram.act({ as: omar.id, do: "open-link", url: link })).toEqual({
    ok: true,
    open: { invoice: link.slice("https://t.me/$".length) },
  });
  expect(await pay(telegram, { link }, omar)).toMatchObject({ status: "paid" });
  expect(await pay(telegram, { link }, omar)).toMatchObject({ status: "paid" });
  const updates = await telegram.hearing(4);
  expect(updates.map(({ message }) => message?.chat.id).filter(Boolean)).toEqual([omar.id, omar.id]);
  const { invoices, stars } = await telegram.state(omar);
  expect(invoices).toEqual([
    { title: "Livestream", payload: "order-2", currency: "XTR", total: 100, target: { link }, paid: 2 },
  ]);
  expect(stars).toBe(4_800);
  expect(await telegram.act({ as: omar.id, do: "pay", link: "https://t.me/$nothing" })).toMatchObject({
    ok: false,
  });
});

test("an invoice in a group is paid by many", async () => {
  const telegram = await withBot();
  const group = await createGroup(telegram, { members: [omar.id] });
  const { message_id } = await telegram.api.sendInvoice(
    group,
    "Cake",
    "A slice",
    "cake",
    "EUR",
    [{ label: "Slice", amount: 300 }],
    { provider_token: providerToken },
  );
  const target = { chatId: group, messageId: message_id };
  expect(await pay(telegram, target, maya)).toMatchObject({ status: "paid" });
  expect(await pay(telegram, target, omar)).toMatchObject({ status: "paid" });
  expect(await telegram.act({ as: lena.id, do: "pay", ...target })).toMatchObject({ ok: false });
});

test("a forwarded copy keeps its pay button without a start parameter, and leads to the bot with one", async () => {
  const telegram = await withBot();
  const open = await sendInvoice(telegram, { start_parameter: "" });
  const personal = await sendInvoice(telegram);
  for (const { message_id } of [open, personal])
    await telegram.act({ as: maya.id, do: "forward", ...inChat(message_id), to: omar.id });

  const [copy, linked] = await telegram.messages(omar, maya.id);
  expect(copy?.inlineKeyboard).toEqual([[{ text: "Pay $45.00", pay: true }]]);
  expect(linked?.inlineKeyboard).toEqual([
    [{ text: "Pay $45.00", url: "https://t.me/gather_bot?start=b_K7Q2MX" }],
  ]);
  expect(await pay(telegram, { chatId: maya.id, messageId: copy!.id }, omar)).toMatchObject({
    status: "paid",
  });
  expect(
    await telegram.act({ as: omar.id, do: "pay", chatId: maya.id, messageId: linked!.id }),
  ).toMatchObject({ ok: false });
  expect(await refusal(telegram.api.copyMessage(maya.id, maya.id, open.message_id))).toBe(
    "Bad Request: message can't be copied",
  );
});

test("Stars come from the person's balance, and nobody pays more than they have", async () => {
  const telegram = await withBot();
  const link = await starsLink(telegram, 5_001);
  expect(await telegram.act({ as: maya.id, do: "open-invoice", link })).toMatchObject({
    ok: true,
    invoice: { price: "5,001 ⭐", isStars: true, stars: { balance: 5_000, cost: 5_001 } },
  });
  expect(await pay(telegram, { link })).toMatchObject({ status: "failed", reason: "declined" });
  await telegram.act({ as: maya.id, do: "buy-stars", count: 1 });
  expect(await pay(telegram, { link })).toMatchObject({ status: "paid" });
  expect((await telegram.state(maya)).stars).toBe(0);
  expect(await telegram.api.raw.getMyStarBalance()).toEqual({ amount: 5_001 });
});

test("a refund gives the Stars back once, and both sides of it stand among the transactions", async () => {
  const telegram = await withBot();
  const chargeId = chargeOf(await pay(telegram, { link: await starsLink(telegram) }));
  expect(await telegram.api.refundStarPayment(maya.id, chargeId)).toBe(true);
  expect((await telegram.state(maya)).stars).toBe(5_000);
  const told = (await telegram.hearing(3)).at(-1);
  expect(told?.message?.refunded_payment).toMatchObject({
    currency: "XTR",
    total_amount: 100,
    invoice_payload: "order-2",
    telegram_payment_charge_id: chargeId,
  });

  const { transactions } = await telegram.api.getStarTransactions();
  const partner = { type: "user", transaction_type: "invoice_payment", user: { id: maya.id } };
  expect(transactions).toMatchObject([
    { id: chargeId, amount: 100, source: { ...partner, invoice_payload: "order-2" } },
    { id: chargeId, amount: 100, receiver: partner },
  ]);
  expect((await telegram.api.getStarTransactions({ offset: 1 })).transactions).toHaveLength(1);
  expect(await refusal(telegram.api.refundStarPayment(maya.id, chargeId))).toBe(
    "Bad Request: CHARGE_ALREADY_REFUNDED",
  );
  expect(await refusal(telegram.api.refundStarPayment(omar.id, chargeId))).toBe(
    "Bad Request: CHARGE_NOT_FOUND",
  );
  expect(await refusal(telegram.api.refundStarPayment(0, chargeId))).toBe(
    "Bad Request: invalid user_id specified",
  );
});

test("money that a card paid is not refunded through Telegram", async () => {
  const telegram = await withBot();
  const { message_id } = await sendInvoice(telegram);
  const chargeId = chargeOf(await pay(telegram, inChat(message_id)));
  expect(await refusal(telegram.api.refundStarPayment(maya.id, chargeId))).toBe(
    "Bad Request: CHARGE_NOT_FOUND",
  );
});

test("who is asked for a name, a number and an address gives them with the order", async () => {
  const telegram = await withBot();
  const { message_id } = await sendInvoice(telegram, { need_name: true, send_email_to_provider: true });
  await pay(telegram, inChat(message_id));
  const order_info = { name: "Maya Cohen", email: "maya@example.com" };
  const [asked, told] = await telegram.hearing(2);
  expect(asked?.pre_checkout_query?.order_info).toEqual(order_info);
  expect(told?.message?.successful_payment?.order_info).toEqual(order_info);
});

test("a message about a payment may come twice, late, or never", async () => {
  const telegram = await withBot();
  const link = await starsLink(telegram);
  const update = "successful_payment";
  telegram.faults.set([{ kind: "duplicate-updates", update, times: 1 }]);
  await pay(telegram, { link });
  const [, first, again] = await telegram.hearing(3);
  expect(again).toEqual(first);

  telegram.faults.set([{ kind: "late-updates", update, ms: 60_000, times: 1 }]);
  const late = chargeOf(await pay(telegram, { link }));
  telegram.faults.set([{ kind: "lost-updates", update, times: 1 }]);
  await pay(telegram, { link });
  await telegram.hearing(5);
  telegram.clock.advance(60_000);
  const told = (await telegram.hearing(6)).at(-1);
  expect(told?.message?.successful_payment?.telegram_payment_charge_id).toBe(late);
});

function fail(): never {
  throw new Error("The bank said no");
}
