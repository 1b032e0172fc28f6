import type { ReactNode } from "react";

type Choice<Value> = { value: Value; label: string; children?: ReactNode };

/** Two or three views of the same thing. */
export function Segmented<Value extends string>({
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
    <div
      role="radiogroup"
      aria-label={label}
      className="grid auto-cols-fr grid-flow-col rounded-full bg-fill p-0.75"
    >
      {choices.map((choice) => {
        const isOn = choice.value === value;
        return (
          <label
            key={choice.value}
            className={`tap-44 grid min-h-9.5 cursor-pointer place-items-center rounded-full px-2.5 text-[15px]/5 whitespace-nowrap has-focus-visible:outline-2 has-focus-visible:outline-accent ${isOn ? "bg-surface font-semibold shadow-xs scheme-dark:bg-fill-strong" : "font-medium text-muted"}`}
          >
            <input
              type="radio"
              className="sr-only"
              aria-label={choice.label}
              checked={isOn}
              onChange={() => onChoose(choice.value)}
            />
            {choice.children ?? choice.label}
          </label>
        );
      })}
    </div>
  );
}
