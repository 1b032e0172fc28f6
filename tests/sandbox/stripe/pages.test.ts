import { expect, test } from "vitest";
import { order, startStripe } from "./support";

const press = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });

test("the page shows what is bought, what it costs and how to leave, and nothing a name could smuggle in", async () => {
  const { stripe } = await startStripe();
  const { url } = await stripe.checkout.sessions.create(order({ submit_type: "book" }));
  const response = await fetch(url!);
  const html = await response.text();

  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(html).toContain("Jazz &lt;Night&gt;");
  expect(html).not.toContain("<Night>");
  expect(html).toContain("Book €50.00");
  expect(html).toContain("Qty 2, €25.00 each");
  expect(html).toContain('href="http://app.test/cancel?order=1"');
  expect(html).toContain("Pay by a slow method");
});

test("a page without an address to leave to, or without slow methods, does not offer them", async () => {
  const { stripe } = await startStripe();
  const { cancel_url: _, ...rest } = order({ allowed_payment_method_types: ["card"] });
  const html = await (await fetch((await stripe.checkout.sessions.create(rest)).url!)).text();
  expect(html).not.toContain("Leave without paying");
  expect(html).not.toContain("slow method");
});

test("a declined card leaves the payer on the page with the reason, and the next card works", async () => {
  const { stripe } = await startStripe();
  const session = await stripe.checkout.sessions.create(order());
  const declined = await press(session.url!, { do: "decline", reason: "expired_card" });
  expect(declined.status).toBe(402);
  expect(await declined.text()).toMatch(/role="alert">Your card has expired\./);
  expect((await press(session.url!, { do: "pay" })).status).toBe(303);
});

test("a slow payment sends the payer back like any other", async () => {
  const { stripe } = await startStripe();
  const success_url = "http://app.test/return?session={CHECKOUT_SESSION_ID}";
  const session = await stripe.checkout.sessions.create(order({ success_url }));
  const paid = await press(session.url!, { do: "pay-later" });
  expect(paid.headers.get("location")).toBe(`http://app.test/return?session=${session.id}`);
});

test("a page that was paid says so, and pressing again changes nothing", async () => {
  const { stripe } = await startStripe();
  const session = await stripe.checkout.sessions.create(order());
  await press(session.url!, { do: "pay" });
  const again = await press(session.url!, { do: "pay" });
  expect(again.status).toBe(200);
  expect(await again.text()).toContain("all done here");
  expect((await stripe.charges.list()).data).toHaveLength(1);
});

test("a page or a button that does not exist changes nothing", async () => {
  const { stripe, publicUrl } = await startStripe();
  for (const path of ["pay/cs_test_none", "onboarding/link_none", "elsewhere"])
    expect((await fetch(`${publicUrl}/stripe/${path}`)).status).toBe(404);

  const session = await stripe.checkout.sessions.create(order());
  expect((await press(session.url!, { do: "steal" })).status).toBe(200);
  expect((await press(session.url!, { do: "decline", reason: "constructor" })).status).toBe(200);
  expect((await stripe.checkout.sessions.retrieve(session.id)).payment_intent).toBeNull();
});
