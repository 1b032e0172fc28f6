import { reasons } from "@/domain/errors";
import type { EventDetails } from "@/domain/events/schema";
import type { Button, Catalog, Reading } from "@/messages/catalog";
import { wordsFor } from "@/messages/locales";
import { allStates, everyMessage, everyRefusal } from "./every-message";
import { now, reading, sampleDraft, sampleEvent } from "./samples";

/** One thing that was said: by which part of the catalog, of what, and in which words. */
export type Speech = {
  by: string;
  told: unknown[];
  /** When it was said. */
  at: Date;
  text: string;
  buttons: Button[];
};

type Note = (speech: Speech) => void;
type Answer = {
  text?: string | { text: string };
  description?: string;
  label?: string;
  buttons?: Button[][];
  button?: Button;
};

/** The same catalog, which notes all that it says. */
function heard<Words extends object>(words: Words, note: Note, path = ""): Words {
  const entries = Object.entries(words).map(([key, value]: [string, unknown]) => {
    const by = path ? `${path}.${key}` : key;
    if (typeof value === "function")
      return [key, (...told: unknown[]) => noted(value(...told), by, told, note)];
    return [key, value !== null && typeof value === "object" ? heard(value, note, by) : value];
  });
  return Object.fromEntries(entries) as Words;
}

function noted(answer: Answer | string, by: string, told: unknown[], note: Note) {
  const said = typeof answer === "string" ? { text: answer } : answer;
  const text = typeof said.text === "object" ? said.text.text : (said.text ?? said.description ?? said.label);
  const buttons = [...(said.buttons?.flat() ?? []), ...(said.button ? [said.button] : [])];
  const at = (told[0] as Reading | null)?.now ?? now;
  note({ by, told, at, text: (text ?? "").replaceAll("\u00a0", " "), buttons });
  return answer;
}

/** All that can be said in one language, of an event in each of its states. */
export function everySpeech(language: string): Speech[] {
  const speeches: Speech[] = [];
  const words: Catalog = heard(wordsFor(language).words, (speech) => speeches.push(speech));
  const r = reading({ language, timeZone: "America/New_York" });
  const typed = { name: "Grace Hopper", text: "Bring a friend." };
  for (const [, event] of allStates(sampleEvent())) {
    everyMessage(words, r, event, sampleDraft(), typed);
    alerts(words, r, event);
  }
  everyRefusal(words, r);
  return speeches;
}

/** The answers to taps, and what else is no message. */
function alerts(words: Catalog, r: Reading, event: EventDetails) {
  for (const isReachable of [true, false]) {
    words.rsvps.alertConfirmed(r, event, isReachable);
    words.rsvps.alertWaitlisted(r, 3, isReachable);
  }
  words.rsvps.alertGuests(r, 2);
  words.inlineDescription(r, event);
  words.inlineNothing(r, "jazz");
  words.inlineCreate(r);
  words.cardGone(r);
  words.unavailable(r, "0198a1b2-0000-7000-8000-000000000001");
  for (const reason of [null, ...reasons]) words.payments.preCheckout(reason);
}

/** Every part of the catalog that says something, by its path. */
export function speakers(words: object = wordsFor("en").words, path = ""): string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const by = path ? `${path}.${key}` : key;
    if (typeof value === "function") return [by];
    return value !== null && typeof value === "object" ? speakers(value, by) : [];
  });
}
