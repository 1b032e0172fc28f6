import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { Buttons } from "./buttons";
import type { Catalog } from "./catalog";
import { b } from "./entities";
import { inThrees, tap } from "./keyboard";

/** What is asked of who was there, and how they are thanked. */
export type FeedbackWords = {
  ask: (title: FormattedString) => FormattedString;
  skip: string;
  thanks: (organizer: string) => string;
  commentAsk: (title: FormattedString) => FormattedString;
  commented: (organizer: string) => string;
};

const stars = [1, 2, 3, 4, 5];

/** One tap for a rating, and a comment for whoever wants to say more. */
export function feedbackIn(words: FeedbackWords, button: Buttons): Catalog["feedback"] {
  return {
    ask: (_r, event) => ({
      text: words.ask(b(event.title)),
      buttons: inThrees([
        ...stars.map((count) => tap(`${count} ★`, "feedback.rate", event.id, String(count))),
        tap(words.skip, "close"),
      ]),
    }),
    thanks: (_r, event) => ({
      text: fmt`✅ ${words.thanks(event.organizerName)}`,
      buttons: [[button.addComment(event), button.findEvents()]],
    }),
    commentAsk: (_r, event) => ({
      text: fmt`✏️ ${words.commentAsk(b(event.title))}`,
      buttons: [[button.close()]],
    }),
    commented: (_r, event) => ({
      text: fmt`✅ ${words.commented(event.organizerName)}`,
      buttons: [[button.findEvents()]],
    }),
  };
}
