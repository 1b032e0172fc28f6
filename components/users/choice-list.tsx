"use client";

import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

type Choice<Value> = { value: Value; label: ReactNode; note?: ReactNode };

/** One of several, as rows with a tick. */
export function ChoiceList<Value extends string | null>({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string;
  value: Value;
  choices: Choice<Value>[];
  onChoose: (value: Value) => void;
}) {
  return (
    <fieldset>
      <legend className="px-4 pb-2 font-semibold text-[15px]/5 text-muted">{label}</legend>
      <div className="divide-y divide-hairline overflow-hidden rounded-group bg-surface">
        {choices.map((choice) => {
          const isOn = choice.value === value;
          return (
            <button
              key={choice.value ?? ""}
              type="button"
              aria-pressed={isOn}
              onClick={() => onChoose(choice.value)}
              className="flex min-h-13 w-full items-center gap-3 px-4 py-2.25 text-start active:bg-fill"
            >
              <span className="min-w-0 flex-1">
                {choice.label}
                {choice.note && <small className="block text-[14px]/4.75 text-muted">{choice.note}</small>}
              </span>
              {isOn && (
                <span className="text-accent-text">
                  <Icon name="check" size="s" />
                </span>
              )}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
