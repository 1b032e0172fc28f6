import { fmt } from "@grammyjs/parse-mode";
import { kindsOf } from "@/domain/drafts/rules";
import type { Draft, QuestionKey } from "@/domain/drafts/schema";
import { type answersIn, spanOf } from "./answers";
import type { Buttons } from "./buttons";
import type { Message, Reading } from "./catalog";
import { b, lines, moment, paragraphs, quote } from "./entities";
import { formatWhen } from "./format";
import { inThrees, primary, success, tap } from "./keyboard";
import type { kindsIn } from "./kinds";

/** What the preview says around the answers. */
export type PreviewWords = {
  head: string;
  name: string;
  date: string;
  location: string;
  price: string;
  capacity: string;
  tickets: string;
  category: string;
  description: string;
  isCorrect: string;
  untitled: string;
  change: string;
  /** What each changeable part is called. */
  parts: Record<ChangeablePart, string>;
};

/** Of a kind of ticket there is more to change than one of it. */
type ChangeablePart = Exclude<QuestionKey, "price" | "ticket" | `ticket${string}`> | "tickets";

/** What a price brings with it can be changed where there is one. */
const changeable = (isPaid: boolean) =>
  [
    "title",
    "date",
    "location",
    "description",
    isPaid ? "price" : "paid",
    ...(isPaid ? (["tickets", "refunds"] as const) : []),
    "capacity",
    "length",
    "zone",
    "category",
    "listing",
  ] as const;

/** The preview of a draft, and the question which part of it should change. */
export function previewIn(
  words: PreviewWords,
  answer: ReturnType<typeof answersIn>,
  tickets: ReturnType<typeof kindsIn>,
  button: Buttons,
) {
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
          fmt`💰 ${words.price}: ${told("price")}${answers.paid ? `, ${tickets.refunds(answers.refundPolicy ?? [])}` : ""}`,
          fmt`👥 ${words.capacity}: ${told("capacity")}`,
          fmt`🏷️ ${words.category}: ${told("category")}`,
        ),
        ticketLines(r, draft),
        answers.description ? lines(`📝 ${words.description}:`, quote(answers.description)) : null,
        words.isCorrect,
      ),
      buttons: [[success(button.confirm(draft)), button.edit(draft)], [button.saveForLater(draft)]],
    };
  }

  /** Where there is more to say than one price. */
  function ticketLines(r: Reading, { answers, timeZone }: Draft) {
    const kinds = kindsOf(answers);
    const isPlain = kinds.every(
      ({ capacity, salesEndAt, isHidden }) => capacity === null && !salesEndAt && !isHidden,
    );
    if (kinds.length === 0 || (kinds.length === 1 && isPlain)) return null;
    return lines(`🎟️ ${words.tickets}:`, ...kinds.map((kind) => tickets.kind(r, kind, timeZone)));
  }

  function change(_r: Reading, draft: Draft): Message {
    return {
      text: fmt`${words.change}`,
      buttons: [
        ...inThrees(
          changeable(draft.answers.paid === true).map((key) =>
            tap(words.parts[key === "price" ? "paid" : key], "draft.field", draft.id, key),
          ),
        ),
        [primary(button.backToPreview(draft))],
      ],
    };
  }

  /** A draft by its name. */
  const name = ({ answers }: Draft) => b(answers.title ?? words.untitled);

  return { preview, change, name };
}
