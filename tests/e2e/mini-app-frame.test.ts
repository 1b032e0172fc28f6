import { readInitData } from "@/gateways/telegram/init-data";
import { takeScreen, takeScreens } from "./support/screens";
import { expect, test, token } from "./support/small-telegram";

const maya = 1001;
const tom = 1002;
const jonas = 1006;

test.beforeEach(async ({ small }) => {
  await small.act({ as: maya, do: "start" });
  await small.api.sendMessage(maya, "Your ticket", {
    reply_markup: { inline_keyboard: [[{ text: "Open", web_app: { url: small.appUrl } }]] },
  });
});

test("a button opens the Mini App as its person, and its buttons work both ways", async ({
  telegram,
  miniApp,
  page,
}) => {
  await miniApp.openFromMessage(telegram, "Maya");
  expect(readInitData(await miniApp.initData(), { botToken: token, now: new Date() }).user).toMatchObject({
    id: maya,
  });

  await miniApp.run(() => {
    sdk.mainButton.mount();
    sdk.mainButton.setParams({ text: "Get tickets", isVisible: true, hasShineEffect: true });
    sdk.secondaryButton.mount();
    sdk.secondaryButton.setParams({ text: "Share", isVisible: true });
    sdk.hapticFeedback.impactOccurred("medium");
  });
  await expect(miniApp.window.locator(".haptic-pill")).toHaveText("impact · medium");
  await takeScreens(page, "frame");
  await miniApp.mainButton("Get tickets").click();
  await expect(miniApp.heard("main_button_pressed")).toHaveCount(1);
  await miniApp.secondaryButton("Share").click();
  await expect(miniApp.heard("secondary_button_pressed")).toHaveCount(1);
  expect(await miniApp.haptics()).toEqual(["impact medium"]);

  await miniApp.run(() => sdk.mainButton.setParams({ isLoaderVisible: true, isEnabled: false }));
  await expect(miniApp.mainButton()).toBeDisabled();
  await expect(miniApp.mainButton()).toHaveAttribute("aria-busy", "true");
  await miniApp.run(() => sdk.secondaryButton.setParams({ position: "top" }));
  const boxes = await Promise.all(
    [miniApp.secondaryButton(), miniApp.mainButton()].map((one) => one.boundingBox()),
  );
  expect(boxes[0]?.y).toBeLessThan(boxes[1]?.y ?? 0);

  await miniApp.run(() => {
    sdk.backButton.mount();
    sdk.backButton.show();
    sdk.settingsButton.mount();
    sdk.settingsButton.show();
  });
  await miniApp.back();
  await expect(miniApp.heard("back_button_pressed")).toHaveCount(1);
  await miniApp.choose("Settings");
  await expect(miniApp.heard("settings_button_pressed")).toHaveCount(1);
  await miniApp.close();
  await miniApp.expectClosed();
});

test("the app has the page's colours, follows them, and may set its own around it", async ({
  telegram,
  miniApp,
}) => {
  await miniApp.openFromMessage(telegram, "Maya");
  const section = miniApp.frame().locator("section");
  await expect(section).toHaveCSS("background-color", "rgb(255, 255, 255)");
  await miniApp.switchTheme();
  await expect(section).toHaveCSS("background-color", "rgb(23, 33, 43)");

  const header = miniApp.window.locator("header");
  await expect(header).toHaveCSS("background-color", "rgb(23, 33, 43)");
  await miniApp.run(() => sdk.miniApp.setHeaderColor("#a6541b"));
  await expect(header).toHaveCSS("background-color", "rgb(166, 84, 27)");
  await miniApp.run(() => sdk.miniApp.setHeaderColor("secondary_bg_color"));
  await expect(header).toHaveCSS("background-color", "rgb(14, 22, 33)");

  await miniApp.playClient({ theme: "custom" });
  await expect(section).toHaveCSS("background-color", "rgb(255, 250, 244)");
});

test("the app learns its size, and on a phone the sheet grows when it asks for that", async ({
  telegram,
  miniApp,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await miniApp.openFromMessage(telegram, "Maya");
  await miniApp.run(() => void sdk.viewport.mount());
  await expect(miniApp.heard("viewport_changed", `"is_expanded":false`)).not.toHaveCount(0);
  const before = await miniApp.run(() => innerHeight);
  await miniApp.run(() => sdk.expandViewport());
  await expect.poll(() => miniApp.run(() => sdk.viewport.height())).toBeGreaterThan(before);
  expect(await miniApp.run(() => [sdk.viewport.height() - innerHeight, sdk.viewport.isExpanded()])).toEqual([
    0,
    true,
  ]);
  await miniApp.window.getByRole("button", { name: "Shrink" }).press("Enter");
  await expect.poll(() => miniApp.run(() => sdk.viewport.isExpanded())).toBe(false);

  await miniApp.run(() => void sdk.requestFullscreen());
  await expect(miniApp.heard("fullscreen_changed")).toHaveCount(1);
  await expect(miniApp.heard("content_safe_area_changed", `"top":56`)).not.toHaveCount(0);
  await takeScreen(page, "frame-fullscreen");
  await miniApp.run(() => void sdk.exitFullscreen());
  await expect(miniApp.heard("content_safe_area_changed", `"top":0`)).not.toHaveCount(0);
});

test("a popup answers with the button that was tapped, or with none", async ({ telegram, miniApp, page }) => {
  await miniApp.openFromMessage(telegram, "Maya");
  const ask = () =>
    miniApp.run(() => {
      const buttons = [
        { id: "yes", type: "destructive", text: "Cancel RSVP" } as const,
        { id: "no", type: "close" } as const,
      ];
      void sdk.popup.show({ title: "Sure?", message: "Your seat goes to the next.", buttons });
    });
  await ask();
  await takeScreens(page, "frame-popup");
  await miniApp.popup("Cancel RSVP", "Your seat goes to the next.");
  await expect(miniApp.heard("popup_closed", `"button_id":"yes"`)).toHaveCount(1);
  await ask();
  await page.getByRole("alertdialog").press("Escape");
  await expect(miniApp.heard("popup_closed")).toHaveCount(2);
  await miniApp.run(() => sdk.postEvent("web_app_open_popup", { title: "", message: "", buttons: [] }));
  await expect
    .poll(async () => (await miniApp.traffic()).filter(({ ignored }) => ignored).map(({ event }) => event))
    .toEqual(["web_app_open_popup"]);
});

test("closing asks when something may be lost, also by the keyboard, and opening another one asks too", async ({
  telegram,
  miniApp,
  page,
}) => {
  const chat = await miniApp.openFromMessage(telegram, "Maya");
  await miniApp.run(() => {
    sdk.closingBehavior.mount();
    sdk.closingBehavior.enableConfirmation();
  });
  await miniApp.close();
  await miniApp.confirmClosing("Cancel");
  await miniApp.expectOpen();
  await chat.tap("Open", "Your ticket");
  await miniApp.confirmClosing("Cancel");
  await page.getByRole("button", { name: "Mini App menu" }).press("Escape");
  await miniApp.confirmClosing("Close anyway");
  await miniApp.expectClosed();
});

test("a link brings its start parameter, and leads from the app into the chats", async ({
  telegram,
  miniApp,
  small,
  page,
}) => {
  await small.api.sendMessage(maya, "https://t.me/event_bot?startapp=e_K7 and https://t.me/event_bot/app");
  await telegram.be("Maya");
  await page.getByRole("link", { name: "startapp=e_K7" }).click();
  expect(new URLSearchParams(await miniApp.initData()).get("start_param")).toBe("e_K7");
  expect(await miniApp.run(() => sdk.retrieveLaunchParams().tgWebAppStartParam)).toBe("e_K7");

  await miniApp.run(() =>
    sdk.openTelegramLink("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fx&text=Come"),
  );
  const share = page.getByRole("dialog", { name: "Share to" });
  await share.getByRole("button", { name: "Event Bot" }).click();
  await expect(telegram.chat.field).toHaveValue("https://t.me/x\nCome");
  await miniApp.run(() => sdk.openTelegramLink("https://t.me/tom_okafor"));
  await expect(page.getByRole("heading", { level: 2, name: "Tom Okafor" })).toBeVisible();
  const [tab] = await Promise.all([
    page.waitForEvent("popup"),
    miniApp.run((url) => sdk.openLink(url), `${small.appUrl}?out`),
  ]);
  expect(tab.url()).toContain("?out");
});

test("the menu button and the keyboard open it too, and data from the keyboard closes it", async ({
  telegram,
  miniApp,
  small,
}) => {
  const web_app = { url: small.appUrl };
  await small.api.setChatMenuButton({ menu_button: { type: "web_app", text: "Events", web_app } });
  await small.api.sendMessage(maya, "Choose a seat", {
    reply_markup: { keyboard: [[{ text: "Seats", web_app }]], resize_keyboard: true },
  });
  await telegram.be("Maya");
  await miniApp.page.getByRole("button", { name: "Events", exact: true }).click();
  expect(await miniApp.initData()).toContain("query_id=");
  await miniApp.page.getByRole("button", { name: "Seats", exact: true }).click();
  await expect(miniApp.frame().locator("#who")).toHaveText("nobody");
  await miniApp.run(() => sdk.sendData("seat 4"));
  await miniApp.expectClosed();
  await telegram.chat.expectMessage("Data from the “Seats” button");
  await small.api.setChatMenuButton({ menu_button: { type: "default" } });
});

test("a prepared message goes to the chat that is chosen, and the app hears how it went", async ({
  telegram,
  miniApp,
  small,
  page,
}) => {
  const { id } = await small.api.savePreparedInlineMessage(
    maya,
    {
      type: "article",
      id: "K7",
      title: "Picnic",
      input_message_content: { message_text: "See you at the picnic" },
      reply_markup: { inline_keyboard: [[{ text: "Going", callback_data: "g" }]] },
    },
    { allow_user_chats: true },
  );
  await small.act({ as: maya, do: "send", chatId: tom, text: "Hello" });
  await miniApp.openFromMessage(telegram, "Maya");
  const share = () => miniApp.run((wanted) => void sdk.shareMessage(wanted).catch(() => {}), id);
  await share();
  const dialog = page.getByRole("dialog", { name: "Share “Picnic”" });
  await expect(dialog.getByRole("button", { name: "Event Bot" })).toBeHidden();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(miniApp.heard("prepared_message_failed", "USER_DECLINED")).toHaveCount(1);

  await share();
  await dialog.getByRole("button", { name: "Tom Okafor" }).click();
  await expect(miniApp.heard("prepared_message_sent")).toHaveCount(1);
  await telegram.open("Tom Okafor");
  await telegram.chat.expectMessage("See you at the picnic", "Going");
});

test("somebody new is asked before the bot may write, once", async ({ telegram, miniApp, small, page }) => {
  await small.act({ as: maya, do: "send", chatId: jonas, text: "https://t.me/event_bot?startapp=e_K7" });
  await telegram.be("Jonas");
  await telegram.open("Maya Lindqvist");
  await page.getByRole("link", { name: "startapp=e_K7" }).last().click();
  expect(new URLSearchParams(await miniApp.initData()).get("chat_type")).toBe("private");
  await miniApp.run(() => void sdk.requestWriteAccess());
  await miniApp.answer("Allow messages?", "Allow");
  await expect(miniApp.heard("write_access_requested", "allowed")).toHaveCount(1);
  await small.api.sendMessage(jonas, "Hi Jonas");
  await miniApp.run(() => void sdk.requestWriteAccess());
  await expect(miniApp.heard("write_access_requested", "allowed")).toHaveCount(2);
});

test("the scanner reads codes until the app has had enough, and the cloud keeps what the app saves", async ({
  telegram,
  miniApp,
}) => {
  await miniApp.openFromMessage(telegram, "Maya");
  await miniApp.run(() => void sdk.qrScanner.open({ text: "Ticket, please", onCaptured() {} }));
  await miniApp.scan("TK-1");
  await miniApp.scan("TK-2");
  await expect(miniApp.heard("qr_text_received")).toHaveText([/TK-1/, /TK-2/]);
  await miniApp.run(() => sdk.qrScanner.close());
  await expect(miniApp.heard("scan_qr_popup_closed")).toHaveCount(1);

  await miniApp.run(() => sdk.cloudStorage.setItem("view", "list"));
  await miniApp.choose("Reload page");
  await expect.poll(() => miniApp.run(() => sdk.cloudStorage.getItem("view"))).toBe("list");
});

test("a file is downloaded once the person agrees", async ({ telegram, miniApp, small, page }) => {
  await miniApp.openFromMessage(telegram, "Maya");
  await miniApp.run(
    (url) => void sdk.downloadFile(url, "picnic.ics"),
    new URL("/picnic.ics", small.appUrl).href,
  );
  const download = page.waitForEvent("download");
  await miniApp.answer("Download file?", "Download");
  expect((await download).suggestedFilename()).toBe("picnic.ics");
  await expect(miniApp.heard("file_download_requested", "downloading")).toHaveCount(1);
});

test("an old client does not answer what came later", async ({ telegram, miniApp }) => {
  await miniApp.openFromMessage(telegram, "Maya");
  await miniApp.playClient({ version: "6.0", platform: "ios" });
  await expect.poll(() => miniApp.run(() => sdk.retrieveLaunchParams().tgWebAppVersion)).toBe("6.0");
  expect(await miniApp.run(() => sdk.retrieveLaunchParams().tgWebAppPlatform)).toBe("ios");
  expect(await miniApp.run(() => sdk.backButton.isSupported())).toBe(false);
  await miniApp.run(() =>
    parent.postMessage('{"eventType":"web_app_setup_back_button","eventData":{"is_visible":true}}', "*"),
  );
  await miniApp.run(() => parent.postMessage('{"eventType":"web_app_make_coffee"}', "*"));
  await expect
    .poll(async () => (await miniApp.traffic()).slice(-2))
    .toMatchObject([
      { event: "web_app_setup_back_button", ignored: true },
      { event: "web_app_make_coffee", ignored: true },
    ]);
  await expect(miniApp.window.getByRole("button", { name: "Back", exact: true })).toBeHidden();
});

test("only the app itself is heard, and an answer to its query closes it", async ({
  telegram,
  miniApp,
  small,
  page,
}) => {
  await miniApp.openFromMessage(telegram, "Maya");
  const queryId = new URLSearchParams(await miniApp.initData()).get("query_id") ?? "";
  await page.evaluate(() => postMessage('{"eventType":"web_app_close"}', "*"));
  await miniApp.run(() => sdk.hapticFeedback.selectionChanged());
  await expect.poll(() => miniApp.haptics()).toContainEqual("selection_change");
  await miniApp.expectOpen();

  await small.api.answerWebAppQuery(queryId, {
    type: "article",
    id: "1",
    title: "Seat",
    input_message_content: { message_text: "I take seat 4" },
  });
  await miniApp.expectClosed();
  await telegram.chat.expectMessage("I take seat 4");
});
