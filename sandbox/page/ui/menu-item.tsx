import { Icon } from "./icon";
import type { IconName } from "./icons";

type Props = { icon: IconName; label: string; danger?: boolean; onSelect: () => void };

/** One thing to do in a menu. */
export function MenuItem({ icon, label, danger = false, onSelect }: Props) {
  return (
    <button
      type="button"
      role="menuitem"
      className={`menu-item ${danger ? "danger" : ""}`}
      onClick={onSelect}
    >
      <Icon name={icon} />
      {label}
    </button>
  );
}
