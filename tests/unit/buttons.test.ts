import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readCallback } from "@/gateways/telegram/callbacks";
import { render } from "@/gateways/telegram/render";
import { readStart } from "@/gateways/telegram/start-parameter";
import type { Message } from "@/messages/catalog";
import { lines } from "@/messages/entities";
import { languages, wordsFor } from "@/messages/locales";
import { operations } from "@/messages/operations";
import { allStates, everyMessage, everyRefusal } from "../support/every-message";
import { reading, sampleDraft, sampleEvent } from "../support/samples";

/**
 * What buttons and links carry that are in people's chats today, and where each leads: they are tapped for years.
 * It may grow, by `WRITE_BUTTONS=1 npx vitest run tests/unit/buttons.test.ts`. Nothing in it may change.
 */
const file = path.join(import.meta.dirname, "buttons.json");

/** "event.show 0198… here": the operation, what it is about, and its argument. */
const leadsTo: Record<string, (carried: string) => string> = {
  tap: (data) => {
    const { operation, id, arg } = readCallback(data) ?? {};
    return [operation, id, arg].filter((part) => part !== undefined).join(" ");
  },
  start: startOf,
  // Inline mode and the Mini App find the event by the same words.
  share: startOf,
  startapp: startOf,
};

function startOf(parameter: string) {
  const { to, of } = readStart(parameter);
  return of === "" ? to : `${to} ${of}`;
}

const where = (carrier: string) => {
  const [kind = "", carried = ""] = carrier.split("=");
  return leadsTo[kind]?.(carried);
};

/** Written by the bot or by a page beside the words. */
const elsewhere = [
  "start=new",
  "start=home",
  "start=support",
  "start=p_0198a1b2-0000-7000-8000-000000000005",
];

const links = (text: string) =>
  [...text.matchAll(/\?(start(?:app)?)=([\w-]+)/g)].map(([, kind, parameter]) => `${kind}=${parameter}`);

function carriersOf(message: Message): string[] {
  const { keyboard, text } = render(message);
  const buttons = keyboard?.inline_keyboard.flat() ?? [];
  return [
    ...links(text),
    ...buttons.flatMap((button) => {
      if ("callback_data" in button) return [`tap=${button.callback_data}`];
      if ("url" in button) return links(decodeURIComponent(button.url));
      if ("switch_inline_query_chosen_chat" in button)
        return [`share=${button.switch_inline_query_chosen_chat.query}`];
      return [];
    }),
  ];
}

/** All that is rendered today, in every state of an event. */
function rendered(): Set<string> {
  const typed = { name: "Grace Hopper", text: "Doors open at 6:30." };
  const messages = languages.flatMap((language) => {
    const { words } = wordsFor(language);
    const r = reading({ language });
    const said = allStates(sampleEvent()).flatMap(([, event]) =>
      everyMessage(words, r, event, sampleDraft(), typed).map(([, message]) => message),
    );
    const refused = everyRefusal(words, r).map(
      ([, { text, button }]): Message => ({ text: lines(text), buttons: button ? [[button]] : [] }),
    );
    return [...said, ...refused];
  });
  return new Set([...messages.flatMap(carriersOf), ...elsewhere]);
}

const Carried = z.record(z.string(), z.string());
const today = rendered();
const read = async () => Carried.parse(JSON.parse(await readFile(file, "utf8")));
if (process.env.WRITE_BUTTONS === "1")
  await writeFile(file, written(new Set([...Object.keys(await read()), ...today])));
const carried = await read();

function written(carriers: Set<string>) {
  const known = [...carriers].sort().map((carrier) => [carrier, where(carrier)]);
  return `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`;
}

describe("What is in people's chats", () => {
  test("leads where it led", () => {
    const now = Object.keys(carried).map((carrier) => [carrier, where(carrier)]);
    expect(Object.fromEntries(now)).toEqual(carried);
  });

  /** Prices in Stars are asked for at once where nothing else can be. */
  const ofOld = ["tap=1d1.030kCRfdrq8rLdCyTaGGF0.XTR"];

  test("is still rendered, but for what nobody is asked any more", () => {
    expect(Object.keys(carried).filter((carrier) => !today.has(carrier))).toEqual(ofOld);
  });

  test("is understood, whatever of it is new", () => {
    expect([...today].filter((carrier) => !where(carrier))).toEqual([]);
  });

  /** No message has one; those of older messages stay. */
  const notRendered = ["home"];

  test("reaches every operation", () => {
    const taps = [...today].filter((carrier) => carrier.startsWith("tap="));
    const reached = new Set(taps.map((carrier) => where(carrier)?.split(" ")[0]));
    expect(operations.filter((operation) => !reached.has(operation))).toEqual(notRendered);
  });
});
