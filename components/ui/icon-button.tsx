import type { ComponentProps } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icons";

/** A round button with a drawing alone; `label` is what a screen reader says. */
export function IconButton({
  icon,
  label,
  ...props
}: { icon: IconName; label: string } & Omit<ComponentProps<"button">, "className">) {
  return (
    <button
      type="button"
      aria-label={label}
      {...props}
      className="press grid size-11 flex-none place-items-center rounded-full bg-fill disabled:opacity-50"
    >
      <Icon name={icon} size="s" />
    </button>
  );
}
