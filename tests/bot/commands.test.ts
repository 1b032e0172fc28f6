import { describe, expect } from "vitest";
import type { ChatMessage } from "@/sandbox/telegram/protocol";
import { group, labels, publish, start } from "@/tests/support/scenes";
import { jonas, kenji, maya, plain, test, tom } from "@/tests/support/town";

describe("/start", () => {
  test("greets a newcomer with the four ways on, and knows them the next time", async ({ town }) => {
    await town.act({ as: tom, do: "start" });
    const first = await town.last(tom);
    await town.act({ as: tom, do: "start" });

    expect(first.text).toContain("Hi Tom, nice to meet you!");
    expect(labels(first)).toEqual([
      ["Find events", "Create an event"],
      ["My events", "Help"],
      ["Open Web App"],
    ]);
    expect((await town.last(tom)).text).toBe("👋 Welcome back, Tom!");
  });

  test("shows what comes next and what is unfinished", async ({ town }) => {
    const event = await publish(town);
    await town.act({ as: tom, do: "start", parameter: `e_${event.code}` });
    await town.taps(tom, "RSVP");
    await town.says(tom, "/create");
    await town.taps(tom, "Create via chat");
    await town.says(tom, "Chess in the park");

    const back = await town.says(tom, "/start");

    expect(plain(back.text)).toBe(
      "👋 Welcome back, Tom!\nNext up: Rooftop Film Night, Fri, Nov 27, 6:42 PM (Berlin)\nUnfinished: Chess in the park, 1 of 10 answered",
    );
    expect(labels(back)[0]).toEqual(["Continue draft"]);
  });

  test("with the code of an event shows its card, under a greeting for somebody new", async ({ town }) => {
    const { code } = await publish(town);
    await town.act({ as: tom, do: "start", parameter: `e_${code}` });
    const [, greeting, card] = await town.messages(tom);
    await town.act({ as: tom, do: "start", parameter: `e_${code.toLowerCase()}` });

    expect(greeting!.text).toBe("👋 Hi Tom! Here is the event you were invited to:");
    expect(card!.text).toContain("👥 0 going");
    expect(labels(card!)).toEqual([["RSVP"], ["Share"], ["Open in Web App"]]);
    expect((await town.last(tom)).text).toBe(card!.text);
  });

  test("from the Mini App's link for help asks what the question is", async ({ town }) => {
    await town.act({ as: tom, do: "start", parameter: "support" });

    expect((await town.last(tom)).text).toContain("a person will answer here");
  });

  test.for(["e_ZZZZZZ", "e_nonsense", "e_"])(
    "with the code of no event (%s) says so, and where others are",
    async (parameter, { town }) => {
      await town.act({ as: tom, do: "start", parameter });

      const last = await town.last(tom);
      expect(last.text).toContain("I can't find that event.");
      expect(labels(last)).toEqual([["Find events"]]);
    },
  );

  test("with new begins a new event, and anything unknown is a plain start", async ({ town }) => {
    await town.act({ as: tom, do: "start", parameter: "new" });
    const offered = await town.last(tom);
    await town.act({ as: tom, do: "start", parameter: "home" });

    expect(labels(offered)).toEqual([["Create via chat", "Create via Web App"]]);
    expect((await town.last(tom)).text).toContain("Welcome back, Tom!");
  });
});

describe("A command without an argument", () => {
  test.for([
    ["/rsvp", maya, "There's no event to choose from yet."],
    ["/cancel_rsvp", maya, "There's no event to choose from yet."],
    ["/edit", tom, "There's no event to choose from yet."],
    ["/manage_webapp", tom, "There's no event to choose from yet."],
    ["/my_events", tom, "🎟️ You have no RSVPs yet."],
    ["/events", tom, "You have no events yet."],
    ["/cancel", tom, "Nothing is open, so there's nothing to cancel."],
    ["/terms", tom, "Buying a ticket is an agreement between you and the organizer"],
    ["/privacy", tom, "🔒 What we keep:"],
    ["/help", tom, "Going to events"],
    ["/unknown", tom, "I didn't catch that."],
    ["just words", tom, "I didn't catch that."],
  ] as const)("says what there is (%s)", async ([command, as, words], { town }) => {
    await start(town, as);

    const last = await town.says(as, command);

    expect(last.text).toContain(words);
    expect(labels(last).flat().length).toBeGreaterThan(0);
  });

  test("offers the events it makes sense for, and a tap does what it was about to do", async ({ town }) => {
    await publish(town, { title: "Chess night" });
    await start(town, tom);

    const [rsvp, edit] = [await town.says(tom, "/rsvp"), await town.says(maya, "/edit")];
    await town.taps(tom, "Chess night, Nov 27");
    const cancelling = await town.says(tom, "/cancel_rsvp");
    await town.taps(tom, "Chess night, Nov 27");
    await town.taps(maya, "Chess night, Nov 27");

    expect([rsvp, edit, cancelling].map((message) => [message.text, ...labels(message)])).toEqual(
      Array.from({ length: 3 }, () => ["Which event do you mean?", ["Chess night, Nov 27"]]),
    );
    const texts = (await town.messages(tom)).map(({ text }) => text);
    expect(texts.at(-4)).toContain("You're now RSVP'd for Chess night!");
    expect(texts.at(-1)).toBe("Give up your seat at Chess night?");
    expect((await town.last(maya)).text).toBe("✏️ Chess night\nWhat would you like to change?");
  });

  test("pages through more events than fit", async ({ town }) => {
    for (let n = 1; n <= 9; n++) await publish(town, { title: `Evening ${n}`, startsInHours: 24 * n });
    await start(town, tom);
    await town.says(tom, "/rsvp");

    await town.taps(tom, "›");
    const second = labels(await town.last(tom));
    await town.taps(tom, "‹");

    expect(second).toEqual([["Evening 9, Dec 1"], ["‹"]]);
    expect(labels(await town.last(tom))).toHaveLength(9);
  });
});

describe("A command with the code of an event", () => {
  test("saves a seat, gives it back, and opens what can be changed", async ({ town }) => {
    const { code, id } = await publish(town);
    await start(town, tom);

    const saved = await town.says(tom, `/rsvp ${code}`);
    const again = await town.says(tom, `/rsvp ${id}`);
    const asked = await town.says(tom, `/cancel_rsvp https://t.me/event_bot?start=e_${code}`);
    await town.taps(tom, "Cancel RSVP");
    const done = await town.last(tom);
    const twice = await town.says(tom, `/cancel_rsvp ${code}`);

    expect(saved.text).toContain("🎟️ You're now RSVP'd for Rooftop Film Night!");
    expect([again.text, ...labels(again)]).toEqual([
      "You're already going. To change it, tap Details.",
      ["View Details"],
    ]);
    expect(labels(asked)).toEqual([["Keep my seat", "Cancel RSVP"]]);
    expect(done.text).toBe("❌ Your RSVP for Rooftop Film Night has been cancelled.");
    expect([twice.text, ...labels(twice)]).toEqual([
      "You don't have a seat here, so there's nothing to cancel.",
      ["RSVP"],
    ]);
    expect((await town.says(maya, `/edit ${code}`)).text).toContain("What would you like to change?");
  });

  test.for(["/rsvp", "/cancel_rsvp", "/edit", "/manage_webapp"])(
    "that no event has says so (%s)",
    async (command, { town }) => {
      await start(town, tom);

      for (const typed of ["ZZZZZZ", "nonsense!", "019ffc00-0000-7000-8000-000000000000"]) {
        expect((await town.says(tom, `${command} ${typed}`)).text).toContain("I can't find that event.");
      }
    },
  );

  test("that is somebody else's opens nothing", async ({ town }) => {
    const { code } = await publish(town);
    await start(town, tom);

    for (const command of ["/edit", "/manage_webapp"]) {
      const said = await town.says(tom, `${command} ${code}`);
      expect(said.text, command).toBe("Only the organizer of this event can do that.");
      expect(pages(said).flat(), command).not.toContain(`https://app.example/app/manage/${code}`);
    }
  });
});

/** Each button's label, and the page of the Mini App that it opens. */
const pages = ({ inlineKeyboard = [] }: ChatMessage) =>
  inlineKeyboard
    .flat()
    .map((button) => [plain(button.text), "web_app" in button ? button.web_app.url : null]);

describe("The way into the Mini App", () => {
  test("/webapp opens it, /create_webapp its form, and /manage_webapp the event that was named or picked", async ({
    town,
  }) => {
    const { code } = await publish(town);
    const dashboard = `https://app.example/app/manage/${code}`;

    const [open, create, named] = [
      await town.says(maya, "/webapp"),
      await town.says(maya, "/create_webapp"),
      await town.says(maya, `/manage_webapp ${code}`),
    ];
    const asked = await town.says(maya, "/manage_webapp");
    await town.taps(maya, "Rooftop Film Night, Nov 27");
    const picked = await town.last(maya);

    expect(
      [open, create, named, asked, picked].map((message) => [plain(message.text), ...pages(message)]),
    ).toEqual([
      [expect.stringContaining("Access our Web App"), ["Open Web App", "https://app.example/app"]],
      [
        expect.stringContaining("Create your event"),
        ["Open Event Creator", "https://app.example/app/create"],
      ],
      ["🔍 Manage your event Rooftop Film Night:", ["Open Event Dashboard", dashboard]],
      ["Which event do you mean?", ["Rooftop Film Night, Nov 27", null]],
      ["🔍 Manage your event Rooftop Film Night:", ["Open Event Dashboard", dashboard]],
    ]);
  });
});

describe("In a group", () => {
  test("/rsvp with a code seats whoever wrote it, and says so below their message with the way to the details", async ({
    town,
  }) => {
    const { code } = await publish(town);
    const chat = await group(town, [tom, kenji]);

    const said = await town.says(kenji, `/rsvp ${code}`, chat);

    expect(said.text).toBe(
      "You're going to Rooftop Film Night! Tap Details to open the bot and hear of any change.",
    );
    expect(said.replyTo?.text).toBe(`/rsvp ${code}`);
    expect(said.inlineKeyboard).toEqual([
      [{ text: "Details", url: `https://t.me/event_bot?start=e_${code}` }],
    ]);
    expect((await town.says(kenji, `/rsvp ${code}`, chat)).inlineKeyboard).toEqual([
      [{ text: "View Details", url: `https://t.me/event_bot?start=e_${code}` }],
    ]);
  });

  test("/rsvp alone offers a list; the event that is picked becomes a card for everybody", async ({
    town,
  }) => {
    for (let n = 1; n <= 9; n++) await publish(town, { title: `Evening ${n}`, startsInHours: 24 * n });
    const chat = await group(town, [tom, kenji]);
    await town.says(kenji, "/rsvp", chat);

    await town.taps(tom, "›", chat);
    const answer = await town.taps(kenji, "Evening 9, Dec 1", chat);
    const card = await town.last(tom, chat);
    await town.taps(tom, "RSVP", chat);
    town.clock.forward(5_000);
    await town.drain();

    expect(answer).toMatchObject({
      kind: "alert",
      text: expect.stringContaining("You're going to Evening 9!"),
    });
    expect(labels(card)).toEqual([["RSVP", "Details"]]);
    expect((await town.last(tom, chat)).text).toContain("👥 2 going");
  });

  test("what concerns one person alone leads into the private chat", async ({ town }) => {
    const chat = await group(town, [tom]);

    for (const command of [
      "/create",
      "/edit",
      "/my_events",
      "/events",
      "/webapp",
      "/create_webapp",
      "/manage_webapp",
      "/cancel_rsvp",
      "/cancel",
      "/terms",
      "/privacy",
      "/support",
    ]) {
      const said = await town.says(tom, command, chat);
      expect(said.text, command).toBe("Please do this in our private chat.");
      expect(said.inlineKeyboard, command).toEqual([
        [{ text: "Open the bot", url: "https://t.me/event_bot" }],
      ]);
    }
  });

  test("/help has buttons that lead into the private chat, and into the Mini App by a link", async ({
    town,
  }) => {
    const chat = await group(town, [tom]);

    const said = await town.says(tom, "/help", chat);

    expect(said.inlineKeyboard!.flat().map((button) => [button.text, "url" in button && button.url])).toEqual(
      [
        ["Open Web App", "https://t.me/event_bot?startapp"],
        ["Find events", "https://t.me/event_bot?start=home"],
        ["Contact support", "https://t.me/event_bot?start=support"],
      ],
    );
  });

  test("/start from an invitation link, and everything that is no command, is left alone", async ({
    town,
  }) => {
    const { code } = await publish(town);
    const { chatId: chat } = (await town.act({
      as: jonas,
      do: "create-group",
      title: "Chess",
      members: [tom],
    })) as { chatId: number };

    await town.act({ as: jonas, do: "add-bot", chatId: chat, parameter: `e_${code}` });
    await town.says(tom, "hello everybody", chat);

    expect(
      town.calls("sendMessage").filter(({ request }) => (request as { chat_id: number }).chat_id === chat),
    ).toEqual([]);
  });
});
