import { Icon } from "../ui/icon";

/** The blue "Menu" that opens the bot's commands. */
export function MenuPill({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  return (
    <button type="button" className="menu-pill" aria-expanded={open} onClick={onToggle}>
      <Icon name={open ? "close" : "menu"} />
      <span>Menu</span>
    </button>
  );
}
