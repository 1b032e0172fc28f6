"use client";

import { vibrate } from "@/components/telegram/telegram";
import { Icon } from "./icon";

type Props = {
  label: string;
  fewer: string;
  more: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  isDisabled?: boolean;
};

/** A small number, one up or one down. */
export function Stepper({ label, fewer, more, value, min, max, onChange, isDisabled = false }: Props) {
  const change = (to: number) => {
    vibrate("selection");
    onChange(to);
  };
  const button =
    "press grid size-11 place-items-center text-accent-text disabled:text-faint disabled:opacity-60";
  return (
    <fieldset aria-label={label} className="inline-flex items-center rounded-full bg-fill">
      <button
        type="button"
        aria-label={fewer}
        disabled={isDisabled || value <= min}
        onClick={() => change(value - 1)}
        className={button}
      >
        <Icon name="minus" size="s" />
      </button>
      <output className="min-w-6.5 text-center type-head tabular-nums">{value}</output>
      <button
        type="button"
        aria-label={more}
        disabled={isDisabled || value >= max}
        onClick={() => change(value + 1)}
        className={button}
      >
        <Icon name="plus" size="s" />
      </button>
    </fieldset>
  );
}
