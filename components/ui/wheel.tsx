"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { vibrate } from "@/components/telegram/telegram";

type Props<Value> = {
  label: string;
  value: Value;
  choices: { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

/** Height of a row, in pixels; three are seen. */
const rowHeight = 44;

/** A drum that turns under the finger and stops at one of its values. */
export function Wheel<Value extends number>({ label, value, choices, onChange }: Props<Value>) {
  const drum = useRef<HTMLDivElement>(null);
  const turned = useRef(value);
  const index = Math.max(
    0,
    choices.findIndex((choice) => choice.value === value),
  );

  // Turned by the person, it stands right already; set from outside, it is brought there.
  useEffect(() => {
    const element = drum.current;
    if (!element) return;
    const stands = Math.round(element.scrollTop / rowHeight);
    if (stands !== index) element.scrollTo({ top: index * rowHeight });
    turned.current = value;
  }, [index, value]);

  const choose = (at: number) => {
    const choice = choices[Math.min(Math.max(at, 0), choices.length - 1)];
    if (!choice || choice.value === turned.current) return;
    turned.current = choice.value;
    vibrate("selection");
    onChange(choice.value);
  };
  const turn = (event: KeyboardEvent) => {
    const steps = { ArrowUp: -1, ArrowDown: 1, PageUp: -3, PageDown: 3 }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    choose(index + steps);
  };

  return (
    <div
      ref={drum}
      role="spinbutton"
      tabIndex={0}
      aria-label={label}
      aria-valuenow={value}
      aria-valuetext={choices[index]?.label}
      onKeyDown={turn}
      onScroll={({ currentTarget }) => choose(Math.round(currentTarget.scrollTop / rowHeight))}
      className="h-33 snap-y snap-mandatory overflow-y-auto overscroll-contain rounded-control py-11 [scrollbar-width:none]"
    >
      {choices.map((choice, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys turn the drum
        // biome-ignore lint/a11y/noStaticElementInteractions: the drum around it is what is operated
        <div
          key={choice.value}
          onClick={() => choose(at)}
          className={`grid h-11 snap-center place-items-center tabular-nums ${at === index ? "font-semibold text-[19px]" : "text-muted"}`}
        >
          {choice.label}
        </div>
      ))}
    </div>
  );
}
