import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

test("an RSVP in the app shows in the chat and on the group's card, and one given back in the chat shows in the app beside it", async ({
  telegram,
  miniApp,
  given,
}) => {
  await given.started("Maya", "Tom");
  const event = await given.event({
    organizer: "Maya",
    title: "Moonlight Swim",
    capacity: 10,
    visibility: "public",
  });
  await telegram.be("Maya");
  const chat = await telegram.createGroup("Lake People", ["Tom"]);
  await chat.field.fill(`@event_bot ${event.title}`);
  await chat.offer(event.title).click();
  const card = await chat.expectMessage(event.title, "RSVP");
  await card.expect("0 / 10 going");

  await telegram.be("Tom");
  await miniApp.open(`/e/${event.code}`);
  await miniApp.mainButton("RSVP").click();
  const going = miniApp.frame().getByRole("heading", { name: "You’re going" });
  await expect(going).toBeVisible();
  await chat.expectMessage(`You're now RSVP'd for ${event.title}!`, "Cancel RSVP");
  await telegram.open("Lake People");
  await card.expect("1 / 10 going");

  await telegram.open("Event Bot");
  await chat.tap("Cancel RSVP", `You're now RSVP'd for ${event.title}!`);
  await chat.tap("Cancel RSVP", `Give up your seat at ${event.title}?`);
  await chat.expectMessage(`Your RSVP for ${event.title} has been cancelled.`);
  // Sooner than the app asks by itself, which it does twice a minute.
  await miniApp.frame().getByRole("heading", { level: 1, name: event.title }).click();
  await expect(going).toBeHidden({ timeout: 8_000 });
  await expect(miniApp.mainButton("RSVP")).toBeVisible();
});

test("an event is found in spite of a slip of the pen, answered on its card, and the answer is taken back", async ({
  telegram,
  miniApp,
  given,
}) => {
  await given.started("Tom");
  const { title } = await given.event({
    organizer: "Maya",
    title: "Calligraphy Workshop",
    visibility: "public",
    category: "arts",
  });
  await telegram.be("Tom");
  await miniApp.open();
  const app = miniApp.frame();
  const cards = app.getByRole("article");
  await app.getByRole("searchbox").fill("caligrafy worksop");
  await expect(cards.first()).toContainText(title);

  await cards.first().getByRole("button", { name: "RSVP" }).click();
  await expect(app.getByText(`You are going to ${title}`)).toBeVisible();
  await expect(cards.first().getByRole("button", { name: "Going" })).toBeVisible();
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(cards.first().getByRole("button", { name: "RSVP" })).toBeVisible();

  await app.getByRole("button", { name: "Music" }).click();
  await expect(app.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await app.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(cards).not.toHaveCount(0);
  await app.getByRole("button", { name: "Arts" }).click();
  await app.getByRole("radio", { name: "Grid" }).press("Space");
  await expect(cards.filter({ hasText: title })).toBeVisible();
  await expect(cards.filter({ hasText: "Vinyl Swap Kreuzberg" })).toHaveCount(0);
});

test("whoever waits in the app is offered a place there as soon as one is free, with the time that is left, and takes it", async ({
  telegram,
  miniApp,
  given,
}) => {
  await given.started("Jonas", "Priya");
  const event = await given.event({ title: "Table for One", capacity: 1 });
  await given.started("Jonas");
  await given.rsvps(event, "Jonas");
  const chat = await telegram.be("Priya");
  await miniApp.open(`/e/${event.code}`);
  const app = miniApp.frame();
  await expect(app.getByRole("heading", { name: "No places left" })).toBeVisible();
  await miniApp.mainButton("Join waiting list").click();
  await expect(app.getByRole("heading", { name: "You’re number 1 on the waiting list" })).toBeVisible();

  await given.leaves(event, "Jonas");
  const offer = `A seat at ${event.title} is yours if you'd like it!`;
  await chat.expectMessage(offer, "Accept");
  await miniApp.lookBack();
  await expect(app.getByRole("heading", { name: "A place opened up for you" })).toBeVisible();
  await expect(app.getByRole("timer")).toHaveText(/^(\d+:)?\d?\d:\d\d$/);
  await miniApp.mainButton("Take the place").click();
  await expect(app.getByRole("heading", { name: "You’re going" })).toBeVisible();
  await chat.expectMessage(`You're now RSVP'd for ${event.title}!`);
});

test("a tap that comes before the app's scripts leads on as it does after them", async ({
  telegram,
  miniApp,
  given,
}) => {
  await given.started("Priya");
  await telegram.be("Priya");
  const scripts = "**/_next/static/chunks/*.js";
  await telegram.page.route(scripts, (route) => route.abort());
  await miniApp.open();
  await telegram.page.unroute(scripts);
  await miniApp.frame().getByRole("navigation").getByRole("link", { name: "You" }).click();
  await expect(miniApp.frame().getByRole("heading", { level: 1, name: "Priya" })).toBeVisible();
});

test("what is typed before the app's scripts come is searched for when they have come", async ({
  telegram,
  miniApp,
  given,
}) => {
  await given.started("Priya");
  const { title } = await given.event({
    organizer: "Maya",
    title: "Origami Evening",
    visibility: "public",
    days: 40,
  });
  await telegram.be("Priya");
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const scripts = "**/_next/static/chunks/*.js";
  await telegram.page.route(scripts, async (route) => {
    await released;
    await route.continue();
  });
  await miniApp.open();
  const app = miniApp.frame();
  await app.getByRole("searchbox").fill("origami");
  release();
  await expect(app.getByRole("article")).toHaveCount(1);
  await expect(app.getByRole("article")).toContainText(title);
  await expect(app.getByRole("searchbox")).toHaveValue("origami");
});

test("an app left open goes on working when its session has ended, and after a day says how to go on", async ({
  telegram,
  miniApp,
  given,
}) => {
  await given.started("Tom");
  const event = await given.event({ title: "Open House", days: 40 });
  await telegram.be("Tom");
  await miniApp.open(`/e/${event.code}`);
  const app = miniApp.frame();
  await expect(miniApp.mainButton("RSVP")).toBeVisible();

  await telegram.clock.moveOn("+10 min");
  await telegram.clock.moveOn("+10 min");
  await miniApp.mainButton("RSVP").click();
  await expect(app.getByRole("heading", { name: "You’re going" })).toBeVisible();

  await telegram.clock.moveOn("+1 day");
  await telegram.clock.moveOn("+1 day");
  await miniApp.secondaryButton("Can’t make it").click();
  await miniApp.popup("Can’t make it", "Give your place back?");
  await expect(app.getByText("Close this window and open it again from the chat.")).toBeVisible();
  await expect(app.getByRole("heading", { name: "You’re going" })).toBeVisible();

  await miniApp.close();
  await miniApp.open(`/e/${event.code}`);
  await miniApp.secondaryButton("Can’t make it").click();
  await miniApp.popup("Can’t make it");
  await expect(miniApp.mainButton("RSVP")).toBeVisible();
});

for (const [name, spoil] of [
  ["old", expireLaunch],
  ["forged", forgeLaunch],
] as const)
  test(`whoever opens the app with a proof of who they are that is ${name} sees nothing of anybody, and is told what to do`, async ({
    page,
    telegram,
    miniApp,
    given,
  }) => {
    await given.started("Tom");
    const event = await given.event({ title: `Secret Supper, ${name}` });
    await given.rsvps(event, "Tom");
    await telegram.be("Tom");
    await spoil(page, await given.now());
    await miniApp.open();
    const app = miniApp.frame();
    for (const path of ["/app/mine", "/app/hosting", "/app/me"]) {
      await miniApp.goTo(path);
      await expect(app.getByRole("heading", { name: "You are signed out here" })).toBeVisible();
      await expect(app.getByText("Close this window and open it again from the chat.")).toBeVisible();
      await expect(app.getByText(/Secret Supper|Tom/)).toHaveCount(0);
    }
  });

/** Telegram signed more than a day ago. */
async function expireLaunch(page: Page, now: Date) {
  const authDate = Math.floor(now.getTime() / 1000) - 25 * 3_600;
  await page.route("**/control/act", (route) => {
    const act = route.request().postDataJSON();
    const launch = act.do === "open-web-app" ? { ...act, authDate } : act;
    return route.continue({ postData: JSON.stringify(launch) });
  });
}

/** Somebody says that they are Tom, and Telegram has not signed that. */
async function forgeLaunch(page: Page) {
  await page.route("**/control/act", async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const forged = text.replace(/hash%3D[0-9a-f]{64}/, `hash%3D${"0".repeat(64)}`);
    await route.fulfill({ response, body: forged });
  });
}

test("addresses of what is somebody else's, or nobody's, show nothing", async ({
  telegram,
  miniApp,
  given,
}) => {
  await given.started("Tom", "Kenji");
  const event = await given.event({ organizer: "Kenji", title: "Kenji Plans This" });
  const draft = await given.draft("Kenji", { title: "Kenji Dreams of This" });
  await telegram.be("Tom");
  await miniApp.open();
  const app = miniApp.frame();
  for (const [path, says] of [
    [`/app/manage/${event.code}`, "Nothing is here"],
    [`/app/drafts/${draft}`, "Only its host can change it"],
    [`/app/drafts/${crypto.randomUUID()}`, "This draft is no longer open"],
    ["/e/ZZZZZZ", "Nothing is here"],
  ] as const) {
    await miniApp.goTo(path);
    await expect(app.getByRole("heading", { name: says })).toBeVisible();
    await expect(app.getByText(/Kenji/)).toHaveCount(0);
  }
});

test("outside Telegram an event is a page for everybody, with a picture for previews and the way into Telegram", async ({
  page,
  context,
  given,
  sandbox,
}) => {
  const event = await given.event({ title: "Courtyard Cinema", description: "Bring a blanket." });
  await context.route("https://t.me/**", (route) => route.fulfill({ body: "Telegram" }));
  await page.goto(new URL(`/e/${event.code}`, sandbox.appUrl).href);
  await expect(page.getByRole("heading", { level: 1, name: event.title })).toBeVisible();
  await expect(page.getByText("Bring a blanket.")).toBeVisible();

  const meta = (name: string) =>
    page.locator(`head meta[property="${name}"], head meta[name="${name}"]`).getAttribute("content");
  expect(await meta("og:title")).toBe(event.title);
  expect(await meta("og:description")).toContain("Café Mond");
  expect(await meta("robots")).toContain("noindex");
  const picture = await page.evaluate(
    async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    },
    (await meta("og:image")) ?? "",
  );
  expect(picture).toEqual([1200, 630]);

  const opened = page.waitForEvent("popup");
  await page.getByRole("button", { name: "Open in Telegram" }).click();
  expect((await opened).url()).toBe(`https://t.me/event_bot?startapp=e_${event.code}`);
});

test("in a Telegram of long ago all can still be done, and nothing is asked of it that it cannot do", async ({
  page,
  telegram,
  miniApp,
  given,
}) => {
  await given.started("Tom");
  const event = await given.event({ title: "Retro Computing" });
  await telegram.be("Tom");
  await miniApp.open();
  await miniApp.playClient({ version: "6.0" });
  const app = miniApp.frame();
  await expect(app.getByRole("heading", { name: "Discover" })).toBeVisible();
  const before = (await miniApp.traffic()).length;

  await miniApp.goTo(`/e/${event.code}`);
  await miniApp.mainButton("RSVP").click();
  await expect(app.getByRole("heading", { name: "You’re going" })).toBeVisible();
  page.once("dialog", (dialog) => dialog.accept());
  await app.getByRole("button", { name: "Can’t make it" }).click();
  await expect(miniApp.mainButton("RSVP")).toBeVisible();
  await expect(app.getByRole("heading", { name: "You’re going" })).toBeHidden();

  const ignored = (await miniApp.traffic()).slice(before).filter((line) => line.ignored);
  expect(ignored).toEqual([]);
});
