import { openMiniApp } from "../mini-app/open";
import { useBot } from "../store/selectors";
import { Icon } from "../ui/icon";

/** The blue "Menu" that opens the bot's commands, or the Mini App when the bot has put that there. */
export function MenuPill({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const { menuButton } = useBot();
  if (menuButton) {
    return (
      <button
        type="button"
        className="menu-pill"
        onClick={() => void openMiniApp({ by: "menu", url: menuButton.url })}
      >
        <Icon name="app" />
        <span>{menuButton.text}</span>
      </button>
    );
  }
  return (
    <button type="button" className="menu-pill" aria-label="Menu" aria-expanded={open} onClick={onToggle}>
      <Icon name={open ? "close" : "menu"} />
      <span>Menu</span>
    </button>
  );
}
