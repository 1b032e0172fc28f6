import { GrammyError, HttpError } from "grammy";
import { describe, expect, test, vi } from "vitest";
import type { Order } from "@/domain/ports";
import { createInvoices } from "@/gateways/telegram/invoices";

const order: Order = {
  paymentId: "019ab2f0-7f2e-7c3a-9f3a-22c107be0001",
  eventId: "019ab2f0-0000-7000-8000-0000000000ff",
  eventCode: "K7Q2MX",
  title: "Berlin Indie Games Night",
  currency: "EUR",
  account: null,
  lines: [
    { name: "Early bird", quantity: 2, unitMinor: 1500 },
    { name: "VIP", quantity: 1, unitMinor: 4500 },
  ],
};

const refusal = (code: number, description: string, parameters = {}) =>
  new GrammyError("failed", { ok: false, error_code: code, description, parameters }, "method", {});

function port(answers: { link?: Error; refund?: Error } = {}) {
  const createInvoiceLink = vi.fn(async (..._asked: unknown[]) => {
    if (answers.link) throw answers.link;
    return "https://t.me/$link";
  });
  const refundStarPayment = vi.fn(async (..._asked: unknown[]) => {
    if (answers.refund) throw answers.refund;
    return true as const;
  });
  const invoices = createInvoices({
    api: { createInvoiceLink, refundStarPayment },
    providerToken: "1:TEST:x",
  });
  return { invoices, createInvoiceLink, refundStarPayment };
}

describe("An invoice", () => {
  test("names the payment, and asks for each kind of ticket in minor units", async () => {
    const { invoices, createInvoiceLink } = port();
    expect(await invoices.createLink(order)).toBe("https://t.me/$link");
    expect(createInvoiceLink).toHaveBeenCalledWith(
      "Berlin Indie Games Night",
      "2 × Early bird, 1 × VIP",
      order.paymentId,
      "1:TEST:x",
      "EUR",
      [
        { label: "2 × Early bird", amount: 3000 },
        { label: "VIP", amount: 4500 },
      ],
    );
  });

  test("in Stars has no provider and a single price", async () => {
    const { invoices, createInvoiceLink } = port();
    await invoices.createLink({ ...order, currency: "XTR" });
    const [, , , token, currency, prices] = createInvoiceLink.mock.calls[0]!;
    expect([token, currency, prices]).toEqual([
      "",
      "XTR",
      [{ label: "Berlin Indie Games Night", amount: 7500 }],
    ]);
  });

  test("keeps to Telegram's lengths, and cuts no emoji in two", async () => {
    const { invoices, createInvoiceLink } = port();
    const name = "🎟".repeat(40);
    await invoices.createLink({
      ...order,
      title: `${"x".repeat(30)}🎉🎉`,
      lines: Array.from({ length: 5 }, () => ({ name, quantity: 1, unitMinor: 100 })),
    });
    const [title, description] = createInvoiceLink.mock.calls[0] as [string, string];
    expect(title).toBe(`${"x".repeat(30)}…`);
    expect(description.length).toBeLessThanOrEqual(255);
    expect(`${title}${description}`).not.toMatch(/\p{Surrogate}/u);
  });

  test("of a sum that Telegram does not take is another way's to pay", async () => {
    const { invoices } = port({ link: refusal(400, "Bad Request: CURRENCY_TOTAL_AMOUNT_INVALID") });
    await expect(invoices.createLink(order)).rejects.toMatchObject({ reason: "method_not_offered" });
  });
});

describe("Stars going back", () => {
  const refund = (error?: Error) => port(error ? { refund: error } : {}).invoices.refundStars(1001, "stx_1");
  const succeeded = { outcome: "succeeded", providerRefundId: "stars:stx_1" };

  test("are back at once, also when they were back before", async () => {
    expect(await refund()).toEqual(succeeded);
    expect(await refund(refusal(400, "Bad Request: CHARGE_ALREADY_REFUNDED"))).toEqual(succeeded);
  });

  test("are tried again when Telegram is busy or away, and not when it says no", async () => {
    expect(await refund(refusal(429, "Too Many Requests", { retry_after: 3 }))).toMatchObject({
      outcome: "failed",
    });
    expect(await refund(refusal(502, "Bad Gateway"))).toMatchObject({ outcome: "failed" });
    expect(await refund(new HttpError("away", new Error("ECONNRESET")))).toMatchObject({ outcome: "failed" });
    expect(await refund(refusal(400, "Bad Request: CHARGE_ID_INVALID"))).toEqual({
      outcome: "refused",
      error: "Bad Request: CHARGE_ID_INVALID",
    });
  });
});
