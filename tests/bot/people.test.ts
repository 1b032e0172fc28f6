import fc from "fast-check";
import { describe, expect } from "vitest";
import { cleanLine } from "@/domain/text";
import { continueAt, group, labels, publish, refresh, share, start } from "@/tests/support/scenes";
import { botId, ines, jonas, kenji, maya, plain, type Town, test, tom } from "@/tests/support/town";

const last = async (town: Town, as: number) => plain((await town.last(as)).text);

describe("Somebody who blocks the bot", () => {
  test("is not written to, and hears what they missed when they come back", async ({ town }) => {
    const { code } = await publish(town);
    await start(town, tom, kenji);
    await town.says(tom, `/rsvp ${code}`);
    await town.says(kenji, `/rsvp ${code}`);
    await town.act({ as: tom, do: "block" });
    const before = (await town.messages(tom)).length;
    await town.drain();
    await town.taps(maya, "Send Update");
    await town.says(maya, "Doors open at 6:30.");
    await town.taps(maya, "Send to 1");
    await town.drain();
    const away = (await town.messages(tom)).length;
    const asked = town
      .calls("sendMessage")
      .filter(({ request, status }) => (request as { chat_id: number }).chat_id === tom && status === 403);
    await town.act({ as: tom, do: "unblock" });
    await town.drain();
    const missed = await last(town, tom);
    await town.says(tom, "/my_events");

    expect(missed).toContain("Doors open at 6:30.");
    expect(away).toBe(before);
    expect(asked).toEqual([]);
    expect((await town.last(tom)).text).toContain("1. Rooftop Film Night");
    await town.says(tom, `/cancel_rsvp ${code}`);
    await town.taps(tom, "Cancel RSVP");
    expect(await last(town, tom)).toContain("has been cancelled");
  });

  test("while the bot answers is no fault of anybody", async ({ town }) => {
    const { code } = await publish(town);
    await start(town, tom);
    const chat = await group(town, [tom]);
    await share(town, maya, { code }, chat);
    await town.act({ as: tom, do: "block" });
    const answer = await town.taps(tom, "RSVP", chat);
    await town.handle({
      message: {
        message_id: 99,
        date: 1,
        chat: { id: tom, type: "private", first_name: "Tom" },
        from: { id: tom, is_bot: false, first_name: "Tom" },
        text: "hello",
      },
    });

    expect(answer.text).toContain("You're going to Rooftop Film Night!");
  });
});

describe("Somebody who joined without having started the bot", () => {
  test("finds what they missed when they do", async ({ town }) => {
    const event = await publish(town);
    const chat = await group(town, [tom], { withBot: false });
    await share(town, maya, event, chat);
    await town.taps(tom, "RSVP", chat);
    await town.drain();
    await town.act({ as: tom, do: "start", parameter: `e_${event.code}` });
    await town.drain();

    const texts = (await town.messages(tom)).map(({ text }) => text);
    expect(texts[2]).toContain("👥 You're going.");
    expect(texts[3]).toContain("You're now RSVP'd for Rooftop Film Night!");
  });
});

describe("Whoever reads Spanish", () => {
  test("is spoken to in Spanish from the first word to the published event", async ({ town }) => {
    await start(town, ines);
    await town.says(ines, "/create");
    await town
      .taps(ines, "Crear por chat")
      .catch(async () => town.taps(ines, labels(await town.last(ines))[0]![0]!));
    await town.says(ines, "Noche de cine");
    await town.says(ines, "Lisboa");
    const date = await town.last(ines);
    await town.says(ines, "mañana a las 19:00");
    const length = await town.last(ines);
    await town.says(ines, "2 horas");
    await town.says(ines, "Cinemateca");
    await town.says(ines, "Con palomitas.");
    await town.says(ines, "no");
    await town.says(ines, "40");
    await town.taps(ines, "Omitir");
    await town.taps(ines, labels(await town.last(ines))[0]![1]!);
    await town.taps(ines, labels(await town.last(ines))[0]![0]!);

    const said = (await town.messages(ines))
      .filter(({ mine }) => !mine)
      .map(({ text }) => text)
      .join("\n");
    expect(date.text).toContain("Lisbon");
    expect(length.text).not.toBe(date.text);
    expect(said).toContain("lunes, 23 de noviembre de 2026");
    expect(said).not.toMatch(/\b(Please|Which|the|your|event)\b/);
    expect(await last(town, ines)).toContain("Noche de cine");
    expect(await last(town, ines)).toContain("e_");
  });

  test("and whoever reads a language that we do not speak reads English", async ({ town }) => {
    const from = { id: 4242, is_bot: false, first_name: "Ana", language_code: "pt-br" };
    await fetch(`${town.url}/control/people`, {
      method: "POST",
      body: JSON.stringify([
        {
          id: 4242,
          firstName: "Ana",
          languageCode: "pt-br",
          timeZone: "America/Sao_Paulo",
          role: "attendee",
          color: "red",
        },
      ]),
    });
    await town.act({ as: 4242, do: "start" });

    expect((await town.last(4242)).text).toContain(`Hi ${from.first_name}, nice to meet you!`);
  });
});

describe("What people type", () => {
  const names = [
    "*bold* _it_ `code` [a](tg://user?id=1)",
    "<b>Tag</b> &amp; </i>",
    "🎉🎟️👩‍👩‍👧‍👦 Party",
    "ليلة الأفلام",
    "\u202eevil\u202c name",
    "e_K7Q2MX /start @event_bot",
    "Ünïcödé ﷽",
  ];

  test.for(names)("stays what it is, in every message: %s", async (name, { town }) => {
    const shown = cleanLine(name);
    await town.act({ as: maya, do: "rename", firstName: name.slice(0, 60) });
    await continueAt(town, maya, null, { title: shown });
    const preview = await town.last(maya);
    await town.taps(maya, "Confirm");
    const published = await town.last(maya);
    const code = /e_([\w-]+)\n/.exec(published.text)![1]!;
    await town.act({ as: tom, do: "start", parameter: `e_${code}` });
    const card = await town.last(tom);
    await town.taps(tom, "RSVP");
    await refresh(town);

    expect(preview.text).toContain(`📋 Name: ${shown}\n`);
    for (const message of [published, card, await town.last(tom)]) {
      expect(message.text).toContain(shown);
      const bold = message.entities
        .filter(({ type }) => type === "bold")
        .map(({ offset, length }) => message.text.slice(offset, offset + length));
      expect(bold[0]).toBe(shown);
      expect(message.entities.map(({ type }) => type)).not.toContain("text_mention");
    }
  });

  test("whatever it is, answers the question or is explained, and never breaks the bot", {
    timeout: 60_000,
  }, async ({ town }) => {
    await start(town, kenji);
    await town.says(kenji, "/create");
    await town.taps(kenji, "Create via chat");

    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ minLength: 1, maxLength: 300, unit: "binary" }),
          fc.constantFrom(
            "1e9",
            "-1",
            "0",
            "٣",
            "31.02.2027",
            "25:00",
            "yes",
            "Berlin",
            "tomorrow 7pm",
            "https://a.b",
            "2",
            "40",
          ),
        ),
        async (text) => {
          const before = (await town.last(kenji)).id;
          await town.handle({
            message: {
              message_id: 5,
              date: 1,
              chat: { id: kenji, type: "private", first_name: "Kenji" },
              from: { id: kenji, is_bot: false, first_name: "Kenji", language_code: "en" },
              text,
            },
          });
          expect((await town.last(kenji)).id).toBeGreaterThan(before);
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });

  test("and sends of any other kind: nothing is taken for an answer that is none, and a pinned message is left alone", async ({
    town,
  }) => {
    await start(town, jonas);
    await town.act({ as: jonas, do: "send-contact", chatId: botId });
    const contact = await last(town, jonas);
    const before = (await town.messages(jonas)).length;
    const chat = { id: jonas, type: "private" as const, first_name: "Jonas" };
    await town.handle({
      message: {
        message_id: 6,
        date: 1,
        chat,
        from: { id: jonas, is_bot: false, first_name: "Jonas" },
        pinned_message: { message_id: 1, date: 0, chat },
      },
    });

    expect(contact).toContain("I didn't catch that.");
    expect((await town.messages(jonas)).length).toBe(before);
  });
});
