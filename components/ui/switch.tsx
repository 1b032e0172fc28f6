"use client";

import type { ReactNode } from "react";
import { vibrate } from "@/components/telegram/telegram";
import { Icon } from "./icon";
import type { IconName } from "./icons";

type Props = {
  icon?: IconName;
  title: string;
  subtitle?: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  isDisabled?: boolean;
};

/** A row that is on or off. The whole row is the switch. */
export function SwitchCell({ icon, title, subtitle, isOn, onChange, isDisabled = false }: Props) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      disabled={isDisabled}
      onClick={() => {
        vibrate("selection");
        onChange(!isOn);
      }}
      className="flex min-h-13 w-full items-center gap-3 px-4 py-2.25 text-start disabled:opacity-60"
    >
      {icon && (
        <span className="text-faint">
          <Icon name={icon} />
        </span>
      )}
      <span className="min-w-0 flex-1">
        {title}
        {subtitle && <small className="block text-[14px]/4.75 text-muted">{subtitle}</small>}
      </span>
      <SwitchThumb isOn={isOn} />
    </button>
  );
}

/** How a switch looks, inside a button that is one. */
export const SwitchThumb = ({ isOn }: { isOn: boolean }) => (
  <span
    aria-hidden="true"
    className={`relative h-8 w-13 flex-none rounded-full transition-colors duration-200 ${isOn ? "bg-accent" : "bg-fill-strong"}`}
  >
    <span
      className={`absolute top-0.5 size-7 rounded-full bg-white shadow transition-[inset-inline-start] duration-200 ${isOn ? "start-5.5" : "start-0.5"}`}
    />
  </span>
);
