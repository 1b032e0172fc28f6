import { expect, test } from "vitest";
import { maya, refusal, startTelegram } from "./telegram/support";

const good = {
  chat_id: maya.id,
  title: "Winter Supper Club",
  description: "One seat at the long table",
  payload: "order-1",
  provider_token: "284685063:TEST:MTc4NWQxZmQ1",
  currency: "USD",
  prices: [{ label: "Ticket", amount: 4500 }],
};
const stars = { currency: "XTR", provider_token: "", prices: [{ label: "Ticket", amount: 100 }] };
const price = (amount: number) => [{ label: "Ticket", amount }];
const callback = { text: "Cancel", callback_data: "c" };
const payButton = { text: "Pay 100 XTR", pay: true };

async function started() {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  const { sendInvoice, createInvoiceLink } = telegram.api.raw;
  return {
    ...telegram,
    send: (changes: object) => sendInvoice({ ...good, ...changes }),
    link: (changes: object) => createInvoiceLink({ ...good, ...changes }),
  };
}

const wrong: [string, object, string][] = [
  ["no title", { title: "" }, 'parameter "title" is required'],
  ["a long title", { title: "x".repeat(33) }, "MEDIA_INVALID"],
  ["a long description", { description: "x".repeat(256) }, "MEDIA_INVALID"],
  ["no payload", { payload: "" }, 'parameter "payload" is required'],
  ["a payload of 129 bytes", { payload: `${"é".repeat(64)}x` }, "INVOICE_PAYLOAD_INVALID"],
  ["no prices", { prices: [] }, "there must be at least one price"],
  ["prices that are none", { prices: { amount: 1 } }, "expected an Array of labeled prices"],
  [
    "a price without a label",
    { prices: [{ label: "", amount: 1 }] },
    "can't parse labeled price: LabeledPrice label must be non-empty",
  ],
  [
    "a price with a fraction",
    { prices: [{ label: "Ticket", amount: 1.5 }] },
    `can't parse labeled price: Field "amount" must be a valid Number`,
  ],
  ["a total of nothing", { prices: [...price(500), ...price(-500)] }, "total price must be positive"],
  ["a price beyond all bounds", { prices: price(1e13) }, "too big amount of the currency specified"],
  ["an unknown currency", { currency: "XYZ" }, "CURRENCY_INVALID"],
  ["less than about a dollar", { prices: price(99) }, "CURRENCY_TOTAL_AMOUNT_INVALID"],
  ["more than about 10,000 dollars", { prices: price(1_000_001) }, "CURRENCY_TOTAL_AMOUNT_INVALID"],
  [
    "more Stars than anybody may ask for",
    { ...stars, prices: price(100_001) },
    "CURRENCY_TOTAL_AMOUNT_INVALID",
  ],
  ["money without a provider", { provider_token: "" }, "PAYMENT_PROVIDER_INVALID"],
  ["a provider that nobody knows", { provider_token: "1:LIVE:abc" }, "PAYMENT_PROVIDER_INVALID"],
  ["Stars with a provider", { ...stars, provider_token: good.provider_token }, "PAYMENT_PROVIDER_INVALID"],
  ["Stars with two prices", { ...stars, prices: [...price(1), ...price(2)] }, "STARS_INVOICE_INVALID"],
  ["Stars with a tip", { ...stars, max_tip_amount: 5 }, "STARS_INVOICE_INVALID"],
  [
    "a suggested tip above the highest",
    { max_tip_amount: 100, suggested_tip_amounts: [50, 200] },
    "suggested tip amount can't be bigger than max_tip_amount",
  ],
  ["a start parameter with a space", { start_parameter: "b K7" }, "START_PARAM_INVALID"],
  ["a photo that is no address", { photo_url: "banner" }, "WEBDOCUMENT_URL_INVALID"],
  ["shipping", { is_flexible: true }, "the sandbox does not play is_flexible"],
];

test.each(wrong)("an invoice with %s is refused, sent or linked", async (_, changes, why) => {
  const { send, link, state } = await started();
  expect(await refusal(send(changes))).toBe(`Bad Request: ${why}`);
  expect(await refusal(link(changes))).toBe(`Bad Request: ${why}`);
  expect((await state(maya)).invoices).toEqual([]);
});

const keyboards: [string, object, string][] = [
  ["without a pay button", { inline_keyboard: [[callback]] }, "REPLY_MARKUP_BUY_EMPTY"],
  ["with the pay button behind another", { inline_keyboard: [[callback, payButton]] }, "BUTTON_POS_INVALID"],
  ["with two pay buttons", { inline_keyboard: [[payButton], [payButton]] }, "BUTTON_POS_INVALID"],
  ["of keys", { keyboard: [[{ text: "Pay" }]] }, "inline keyboard expected"],
];

test.each(keyboards)("an invoice's keyboard %s is refused", async (_, reply_markup, why) => {
  const { send, state } = await started();
  expect(await refusal(send({ reply_markup }))).toBe(`Bad Request: ${why}`);
  expect((await state(maya)).invoices).toEqual([]);
});

test("only an invoice has a pay button, and it draws the Stars' sign", async () => {
  const { api, send, messages } = await started();
  const inline_keyboard = [[payButton], [callback]];
  expect(await refusal(api.sendMessage(maya.id, "Pay", { reply_markup: { inline_keyboard } }))).toBe(
    "Bad Request: BUTTON_TYPE_INVALID",
  );
  await send({ ...stars, reply_markup: { inline_keyboard } });
  const shown = (await messages(maya)).at(-1);
  expect(shown?.inlineKeyboard?.flat().map(({ text }) => text)).toEqual(["Pay 100 ⭐", "Cancel"]);
});

test("an invoice's text cannot be edited, its keyboard can", async () => {
  const { api, send } = await started();
  const { message_id } = await send({});
  expect(await refusal(api.editMessageText(maya.id, message_id, "Free"))).toBe(
    "Bad Request: there is no text in the message to edit",
  );
  const reply_markup = { inline_keyboard: [[payButton], [callback]] };
  await api.editMessageReplyMarkup(maya.id, message_id, { reply_markup });
  expect(
    await refusal(
      api.editMessageReplyMarkup(maya.id, message_id, { reply_markup: { inline_keyboard: [[callback]] } }),
    ),
  ).toBe("Bad Request: REPLY_MARKUP_BUY_EMPTY");
});

test("a refusal before the payment needs words, and a query that nobody asked takes no answer", async () => {
  const { api } = await started();
  expect(await refusal(api.answerPreCheckoutQuery("1", false))).toBe(
    'Bad Request: parameter "error_message" is required',
  );
  expect(await refusal(api.answerPreCheckoutQuery("1", true))).toBe(
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
  );
});
