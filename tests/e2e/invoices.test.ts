import type { Api } from "grammy";
import { expect, test } from "./support/small-telegram";

const maya = 1001;
const tom = 1002;

/** Answers the next pre-checkout query, as the bot. */
async function answerNext(api: Api, isOk: boolean, error_message = "") {
  for (;;) {
    const updates = await api.getUpdates({ timeout: 20 });
    await api.getUpdates({ offset: (updates.at(-1)?.update_id ?? 0) + 1 });
    const query = updates.find(({ pre_checkout_query }) => pre_checkout_query)?.pre_checkout_query;
    if (query) return api.answerPreCheckoutQuery(query.id, isOk, isOk ? {} : { error_message });
  }
}

test("an invoice is paid from the keyboard, past a declined card and a bot that says no", async ({
  small,
  telegram,
  page,
}) => {
  await small.act({ as: maya, do: "start" });
  await small.api.sendInvoice(
    maya,
    "Winter Supper Club",
    "One seat",
    "o",
    "USD",
    [{ label: "Seat", amount: 4500 }],
    {
      provider_token: "284685063:TEST:abc",
    },
  );
  const chat = await telegram.be("Maya");
  const invoice = await chat.expectMessage("Winter Supper Club");
  await invoice.expect("$45.00 · TEST INVOICE");
  await invoice.button("Pay $45.00").focus();
  await page.keyboard.press("Enter");

  const sheet = page.getByRole("dialog", { name: "Checkout" });
  const pay = sheet.getByRole("button", { name: "Pay $45.00" });
  await expect(pay).toBeFocused();
  await sheet.getByRole("radio", { name: "Visa •••• 0002" }).check();
  await pay.press("Enter");
  await expect(sheet.getByRole("alert")).toHaveText("Your card was declined.");

  await sheet.getByRole("radio", { name: "Visa •••• 4242" }).check();
  await pay.press("Enter");
  await expect(pay).toHaveAttribute("aria-busy", "true");
  await answerNext(small.api, false, "This seat is no longer held.");
  await chat.expectAlert("This seat is no longer held.");

  await pay.press("Enter");
  await answerNext(small.api, true);
  await chat.expectMessage("You have successfully transferred $45.00 to Event Bot for Winter Supper Club");
  await expect(sheet).toBeHidden();
  await chat.tap("Receipt", "Winter Supper Club");
  const receipt = page.getByRole("dialog", { name: "Receipt" });
  await expect(receipt).toContainText(/Visa •••• 4242.*ch_/);
  await page.keyboard.press("Escape");
  await expect(receipt).toBeHidden();
});

test("a Mini App has an invoice paid in Stars, and hears how the sheet was left", async ({
  small,
  telegram,
  miniApp,
  page,
}) => {
  await small.act({ as: tom, do: "start" });
  const link = await small.api.createInvoiceLink("Livestream", "The talks", "o", "", "XTR", [
    { label: "Livestream", amount: 6_000 },
  ]);
  await small.api.sendMessage(tom, "Your ticket", {
    reply_markup: { inline_keyboard: [[{ text: "Open", web_app: { url: small.appUrl } }]] },
  });
  await miniApp.openFromMessage(telegram, "Tom");

  const slug = link.slice("https://t.me/$".length);
  const open = () => miniApp.run((one) => sdk.postEvent("web_app_open_invoice", { slug: one }), slug);
  const sheet = page.getByRole("dialog", { name: "Confirm your purchase" });
  await open();
  await sheet.getByRole("button", { name: "Close confirm your purchase" }).click();
  await expect(miniApp.heard("invoice_closed", "cancelled")).toHaveCount(1);

  await open();
  await expect(sheet).toContainText("Balance 5,000 ⭐");
  await sheet.getByRole("button", { name: "Get 1,000 more ⭐" }).click();
  await sheet.getByRole("button", { name: "Confirm and Pay 6,000 ⭐" }).click();
  await answerNext(small.api, true);
  await expect(miniApp.heard("invoice_closed", `"status":"paid"`)).toHaveCount(1);
  await telegram.chat.expectMessage("You have successfully transferred 6,000 ⭐ to Event Bot for Livestream");
});
