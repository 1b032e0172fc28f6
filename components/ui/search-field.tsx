"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";
import { Icon } from "./icon";

type Props = {
  label: string;
  clearLabel: string;
  value: string;
  onChange: (value: string) => void;
  children?: ReactNode;
};

/** Searches as one types. */
export function SearchField({ label, clearLabel, value, onChange, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  // What was typed before the scripts came stands in the field alone; React would empty it at its next change.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the scripts have come
  useLayoutEffect(() => {
    const typed = input.current?.value;
    if (typed && typed !== value) onChange(typed);
  }, []);
  return (
    <search className="flex min-h-11 items-center gap-2 rounded-full bg-fill pl-3.5 text-muted focus-within:outline-2 focus-within:outline-accent">
      <Icon name="search" size="s" />
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        aria-label={label}
        placeholder={label}
        value={value}
        maxLength={200}
        dir="auto"
        onChange={(event) => onChange(event.target.value)}
        className="h-11 min-w-0 flex-1 bg-transparent text-text outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
      />
      {value && (
        <button
          type="button"
          aria-label={clearLabel}
          onClick={() => {
            onChange("");
            input.current?.focus();
          }}
          className="press grid size-11 place-items-center rounded-full"
        >
          <Icon name="close" size="xs" />
        </button>
      )}
      {children}
    </search>
  );
}
