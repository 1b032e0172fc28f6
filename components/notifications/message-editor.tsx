"use client";

import { useId, useRef } from "react";
import { useWords } from "@/components/ui/locale";
import { maxMessageLength } from "@/domain/notifications/rules";
import { placeholders } from "@/domain/notifications/schema";
import { broadcastWords } from "@/messages/miniapp/broadcasts";
import { unknownIn } from "./placeholders";

/** What is wrong with a message before anybody is asked to send it. */
export const isSendable = (text: string) =>
  text.trim() !== "" && text.trim().length <= maxMessageLength && unknownIn(text) === undefined;

type Props = { label: string; hint: string; value: string; onChange: (text: string) => void };

/** A message to type, with names in braces to put in where the cursor stands. */
export function MessageEditor({ label, hint, value, onChange }: Props) {
  const words = useWords(broadcastWords);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const length = value.trim().length;
  const over = length - maxMessageLength;
  const unknown = unknownIn(value);
  const insert = (name: string) => {
    const box = area.current;
    const at = box?.selectionStart ?? value.length;
    const end = box?.selectionEnd ?? value.length;
    onChange(`${value.slice(0, at)}{${name}}${value.slice(end)}`);
    const cursor = at + name.length + 2;
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(cursor, cursor);
    });
  };

  return (
    <div>
      <textarea
        ref={area}
        rows={4}
        dir="auto"
        aria-label={label}
        aria-describedby={`${id}-said`}
        aria-invalid={over > 0 || unknown !== undefined}
        placeholder={hint}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="block field-sizing-content max-h-[40dvh] min-h-28 w-full resize-none bg-transparent px-4 pt-3.5 pb-1 outline-none placeholder:text-muted"
      />
      <p
        id={`${id}-said`}
        aria-live="polite"
        className={`px-4 pb-2.5 text-end type-foot tabular-nums ${over > 0 || unknown ? "text-danger" : "text-muted"}`}
      >
        {over > 0
          ? words.tooLong(over)
          : unknown
            ? words.unknownPlaceholder(unknown)
            : words.length(length, maxMessageLength)}
      </p>
      <fieldset
        aria-label={words.placeholders}
        className="flex gap-1.5 overflow-x-auto border-hairline border-t px-4 py-2.5 [scrollbar-width:none]"
      >
        {placeholders.map((name) => (
          <button
            key={name}
            type="button"
            onClick={() => insert(name)}
            className="press tap-44 min-h-8.5 flex-none rounded-full bg-fill px-3 text-[14px]/5"
          >
            {`{${name}}`}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
