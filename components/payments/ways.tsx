"use client";

import { vibrate } from "@/components/telegram/telegram";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icons";
import { useWords } from "@/components/ui/locale";
import { checkoutWords } from "@/messages/miniapp/checkout";
import type { Method } from "./answers";

const icons: Record<Method, IconName> = { telegram: "send", stripe: "card", stars: "star" };

type Props = { methods: Method[]; value: Method | undefined; onChoose: (method: Method) => void };

/** How to pay: one of the ways that the event takes. */
export function Ways({ methods, value, onChoose }: Props) {
  const words = useWords(checkoutWords);
  return (
    <div role="radiogroup" aria-label={words.payWith} className="grid gap-2">
      {methods.map((method) => {
        const isOn = method === value;
        const { title, hint } = words.ways[method];
        return (
          <label
            key={method}
            className={`press flex min-h-16 cursor-pointer items-center gap-3.5 rounded-tile px-4 py-2.5 ring-inset has-focus-visible:outline-2 has-focus-visible:outline-accent ${isOn ? "bg-accent-tint ring-2 ring-accent" : "bg-surface"}`}
          >
            <input
              type="radio"
              name="way"
              className="sr-only"
              checked={isOn}
              onChange={() => {
                vibrate("selection");
                onChoose(method);
              }}
            />
            <Icon name={icons[method]} />
            <span className="min-w-0 flex-1">
              <span className="block type-head">{title}</span>
              <span className="block type-sub text-muted">{hint}</span>
            </span>
            <span
              aria-hidden="true"
              className={`grid size-6 flex-none place-items-center rounded-full ${isOn ? "bg-accent text-on-accent" : "ring-2 ring-faint ring-inset"}`}
            >
              {isOn && <Icon name="check" size="xs" />}
            </span>
          </label>
        );
      })}
    </div>
  );
}
