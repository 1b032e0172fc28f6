import type { EventDetails } from "@/domain/events/schema";
import type { Button, Catalog, Reading } from "@/messages/catalog";
import { wordsFor } from "@/messages/locales";
import { allStates, everyMessage, everyRefusal } from "./every-message";
import { reading, sampleDraft, sampleEvent } from "./samples";

/** One thing that was said: by which part of the catalog, of what, and in which words. */
export type Speech = {
  by: string;
  told: unknown[];
  r: Reading;
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
      return [key, (...told: [Reading, ...unknown[]]) => noted(value(...told), by, told, note)];
    return [key, value !== null && typeof value === "object" ? heard(value, note, by) : value];
  });
  return Object.fromEntries(entries) as Words;
}

function noted(answer: Answer | string, by: string, [r, ...told]: [Reading, ...unknown[]], note: Note) {
  const said = typeof answer === "string" ? { text: answer } : answer;
  const text = typeof said.text === "object" ? said.text.text : (said.text ?? said.description ?? said.label);
  const buttons = [...(said.buttons?.flat() ?? []), ...(said.button ? [said.button] : [])];
  note({ by, told, r, text: (text ?? "").replaceAll("\u00a0", " "), buttons });
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

function alerts({ rsvps, inlineDescription }: Catalog, r: Reading, event: EventDetails) {
  rsvps.alertConfirmed(r, event, true);
  rsvps.alertConfirmed(r, event, false);
  rsvps.alertWaitlisted(r, 3, true);
  rsvps.alertWaitlisted(r, 3, false);
  inlineDescription(r, event);
}
