import { fmt } from "@grammyjs/parse-mode";
import type { Draft, QuestionKey } from "@/domain/drafts/schema";
import { type answersIn, spanOf } from "./answers";
import type { Buttons } from "./buttons";
import type { Message, Reading } from "./catalog";
import { b, lines, moment, paragraphs, quote } from "./entities";
import { formatWhen } from "./format";
import { inThrees, primary, success, tap } from "./keyboard";

/** What the preview says around the answers. */
export type PreviewWords = {
  head: string;
  name: string;
  date: string;
  location: string;
  price: string;
  capacity: string;
  description: string;
  isCorrect: string;
  untitled: string;
  change: string;
  /** What each changeable part is called. */
  parts: Record<Exclude<QuestionKey, "price">, string>;
};

const changeable = [
  "title",
  "date",
  "location",
  "description",
  "paid",
  "capacity",
  "length",
  "zone",
  "listing",
] as const;

/** The preview of a draft, and the question which part of it should change. */
export function previewIn(words: PreviewWords, answer: ReturnType<typeof answersIn>, button: Buttons) {
  function preview(r: Reading, draft: Draft): Message {
    const { answers, timeZone } = draft;
    const told = (key: QuestionKey) => answer(key, r, answers, timeZone);
    const { start, end } = spanOf(answers);
    return {
      text: paragraphs(
        `✅ ${words.head}`,
        lines(
          fmt`📋 ${words.name}: ${answers.title ?? words.untitled}`,
          start
            ? fmt`📅 ${words.date}: ${moment(formatWhen(start, timeZone, r.language, end), start)}`
            : null,
          fmt`📍 ${words.location}: ${told("location")}`,
          fmt`💰 ${words.price}: ${told("price")}`,
          fmt`👥 ${words.capacity}: ${told("capacity")}`,
        ),
        answers.description ? lines(`📝 ${words.description}:`, quote(answers.description)) : null,
        words.isCorrect,
      ),
      buttons: [[success(button.confirm(draft)), button.edit(draft)], [button.saveForLater(draft)]],
    };
  }

  function change(_r: Reading, draft: Draft): Message {
    return {
      text: fmt`${words.change}`,
      buttons: [
        ...inThrees(changeable.map((key) => tap(words.parts[key], "draft.field", draft.id, key))),
        [primary(button.backToPreview(draft))],
      ],
    };
  }

  /** A draft by its name. */
  const name = ({ answers }: Draft) => b(answers.title ?? words.untitled);

  return { preview, change, name };
}
