import type { ComponentProps } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icons";

type Props = Omit<ComponentProps<"button">, "children"> & { icon: IconName; label: string };

/** A round button that shows only an icon. */
export function IconButton({ icon, label, className, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={`icon-button ${className ?? ""}`}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </button>
  );
}
