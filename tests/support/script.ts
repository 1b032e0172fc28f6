import type { Button, Message } from "@/messages/catalog";
import { draftId, eventId } from "./samples";

type Entity = Message["text"]["entities"][number];

const marks: Partial<Record<Entity["type"], [string, string]>> = {
  bold: ["*", "*"],
  italic: ["_", "_"],
  strikethrough: ["~", "~"],
  code: ["`", "`"],
  blockquote: ["> ", ""],
  expandable_blockquote: [">> ", ""],
};

/**
 * A message as a script writes it: *bold*, _italic_, ~struck~, > quoted, ⟦an instant⟧, ⟦an instant|its format⟧,
 * and its rows of buttons below. No-break spaces read as spaces.
 */
export function script({ text, buttons = [], photo, qr }: Message): string {
  const outerFirst = [...text.entities].reverse().sort((a, b) => b.length - a.length);
  const edges = outerFirst.flatMap((entity, rank) => {
    const [open, close] = marksOf(entity);
    return [
      { at: entity.offset, mark: open, order: -rank },
      { at: entity.offset + entity.length, mark: close, order: text.entities.length + rank },
    ];
  });
  // From the end, so that what is inserted moves nothing that is still to come.
  edges.sort((a, b) => b.at - a.at || a.order - b.order);
  const marked = edges.reduce(
    (sofar, { at, mark }) => sofar.slice(0, at) + mark + sofar.slice(at),
    text.text,
  );
  const above = qr === undefined ? photo && "[photo] " : `[QR ${qr}] `;
  return [`${above ?? ""}${marked}`, ...buttons.map((row) => row.map(buttonScript).join(" "))]
    .join("\n")
    .replaceAll("\u00a0", " ");
}

function marksOf(entity: Entity): [string, string] {
  if (entity.type === "date_time")
    return ["⟦", entity.date_time_format ? `|${entity.date_time_format}⟧` : "⟧"];
  return marks[entity.type] ?? [`<${entity.type}>`, `</${entity.type}>`];
}

/** [Label](style operation arg): E and D stand for the sample event's and draft's ids. */
function buttonScript(button: Button): string {
  return `[${button.label}](${[button.style, ...actionOf(button)].filter(Boolean).join(" ")})`;
}

function actionOf(button: Button): (string | undefined)[] {
  if ("url" in button) return [button.url];
  if ("share" in button) return ["share", button.share];
  if ("pay" in button) return ["pay"];
  if ("copy" in button) return ["copy", button.copy];
  if ("app" in button) return ["app", button.app.replace(draftId, "D")];
  const names: Record<string, string> = { [eventId]: "E", [draftId]: "D" };
  return [button.do, button.id && (names[button.id] ?? button.id), button.arg];
}
