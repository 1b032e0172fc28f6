"use client";

import { vibrate } from "@/components/telegram/telegram";
import { Group } from "./group";
import { Icon } from "./icon";
import { Sheet } from "./sheet";

type Choice<Value> = { value: Value; label: string; hint?: string };

/** One of a few things, chosen by a tap that also closes the sheet. */
export function ChoiceSheet<Value extends string>({
  title,
  value,
  choices,
  onChoose,
  onClose,
}: {
  title: string;
  value: Value | null;
  choices: Choice<Value>[];
  onChoose: (value: Value) => void;
  onClose: () => void;
}) {
  return (
    <Sheet title={title} onClose={onClose} isGrouped>
      <Group>
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            aria-pressed={choice.value === value}
            onClick={() => {
              vibrate("selection");
              onChoose(choice.value);
              onClose();
            }}
            className="flex min-h-13 w-full items-center gap-3 px-4 py-2.25 text-start active:bg-fill"
          >
            <span className="min-w-0 flex-1">
              {choice.label}
              {choice.hint && <small className="block text-[14px]/4.75 text-muted">{choice.hint}</small>}
            </span>
            {choice.value === value && (
              <span className="text-accent-text">
                <Icon name="check" size="s" />
              </span>
            )}
          </button>
        ))}
      </Group>
    </Sheet>
  );
}
