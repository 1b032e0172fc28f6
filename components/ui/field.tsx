"use client";

import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";

/** What is wrong with a row, and perhaps a way to put it right. */
export type Wrong = { text: string; fix?: { label: string; onTap: () => void } } | undefined;

type FieldRowProps = { name: string; wrong?: Wrong; wrongId?: string; children: ReactNode };

/** A row that may be wrong: it is tinted then, and says why. `name` is how the row is found again. */
export function FieldRow({ name, wrong, wrongId, children }: FieldRowProps) {
  return (
    <div data-field={name} className={wrong ? "bg-danger-tint" : undefined}>
      {children}
      {wrong && <FieldError id={wrongId} wrong={wrong} />}
    </div>
  );
}

function FieldError({ id, wrong: { text, fix } }: { id: string | undefined; wrong: NonNullable<Wrong> }) {
  return (
    <div id={id} role="alert" className="grid justify-items-start gap-2 px-4 pt-1 pb-3 text-danger type-sub">
      {text}
      {fix && (
        <button
          type="button"
          onClick={fix.onTap}
          className="press tap-44 min-h-9 rounded-full bg-danger-tint px-3.75 font-semibold"
        >
          {fix.label}
        </button>
      )}
    </div>
  );
}

/** Goes to a row and into what can be typed or tapped there. */
export function focusField(name: string) {
  const row = document.querySelector(`[data-field="${name}"]`);
  row?.scrollIntoView({ block: "center" });
  row
    ?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, button")
    ?.focus({ preventScroll: true });
}

type TextFieldProps = {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  wrong?: Wrong;
  /** Shown where nothing was typed. */
  example?: string;
  maxLength?: number;
  /** Grows with its text, and says how much of its length is used. */
  isLong?: boolean;
  /** Which keyboard a phone offers. */
  keyboard?: "text" | "url" | "numeric" | "decimal";
  count?: (length: number) => string;
  children?: ReactNode;
};

/** A line or a text to type. While one types, it shows what was typed, whatever the server makes of it. */
export function TextField(props: TextFieldProps) {
  const {
    name,
    label,
    value,
    onChange,
    wrong,
    example,
    maxLength,
    isLong = false,
    keyboard = "text",
    count,
    children,
  } = props;
  const [typed, setTyped] = useState<string>();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const text = typed ?? value;

  // After each render: whatever has changed the text, it fits.
  useLayoutEffect(() => {
    const box = area.current;
    if (!box) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  });

  const shared = {
    id,
    value: text,
    placeholder: example,
    maxLength,
    dir: "auto",
    "aria-invalid": wrong !== undefined,
    "aria-describedby": wrong ? `${id}-wrong` : count ? `${id}-used` : undefined,
    onBlur: () => setTyped(undefined),
    onChange: ({ target }: { target: { value: string } }) => {
      setTyped(target.value);
      onChange(target.value);
    },
    className: "block w-full bg-transparent outline-none placeholder:text-faint",
  };
  return (
    <FieldRow name={name} wrong={wrong} wrongId={`${id}-wrong`}>
      <div className="group flex items-center gap-3 px-4">
        <label htmlFor={id} className="block min-h-15 min-w-0 flex-1 cursor-text py-2.5">
          <span
            className={`block type-foot ${wrong ? "text-danger" : "text-muted group-focus-within:text-accent-text"}`}
          >
            {label}
          </span>
          {isLong ? (
            <textarea
              {...shared}
              ref={area}
              rows={2}
              className={`${shared.className} resize-none overflow-hidden`}
            />
          ) : (
            <input {...shared} type="text" inputMode={keyboard} autoComplete="off" enterKeyHint="done" />
          )}
        </label>
        {children}
      </div>
      {count && (
        <p id={`${id}-used`} className="-mt-1.5 px-4 pb-2.5 text-end text-muted tabular-nums type-foot">
          {count([...text].length)}
        </p>
      )}
    </FieldRow>
  );
}
