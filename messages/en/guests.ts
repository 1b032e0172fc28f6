import { fmt } from "@grammyjs/parse-mode";
import { guestsIn } from "../guests";
import { button } from "./buttons";

export const guests = guestsIn(
  {
    whom: (title) => fmt`Whom would you like to remove from ${title}?`,
    sure: (name, title) => fmt`Remove ${name} from ${title}?`,
    told: "They are told, and what they paid goes back to them.",
    keepOutMeans: "Whoever is kept out can't join again until you let them in.",
    remove: "Remove",
    removeAndKeepOut: "Remove and keep out",
    removed: (name, title) => fmt`${name} is removed from ${title}.`,
    keptOut: "Kept out",
    keptOutOf: (title) => fmt`Kept out of ${title}:`,
    nobodyKeptOut: (title) => fmt`You keep nobody out of ${title}.`,
    letIn: "Let in again",
    letInDone: (name, title) => fmt`${name} can join ${title} again.`,
    back: "Back",
  },
  button,
);
