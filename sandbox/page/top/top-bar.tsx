import { useRef } from "react";
import { usePage } from "../store/page-store";
import { togglePanel } from "../store/show";
import { setTheme } from "../store/theme";
import { Icon } from "../ui/icon";
import { IconButton } from "../ui/icon-button";
import { Brand } from "./brand";
import { ClockTools } from "./clock-tools";
import { FaultsMenu } from "./faults-menu";
import { PersonSwitch } from "./person-switch";

/** The only part of the page that is not Telegram. */
export function TopBar() {
  const theme = usePage((state) => state.theme);
  const panel = usePage((state) => state.panel);
  const calls = usePage((state) => state.server?.callsCount ?? 0);
  const faults = usePage((state) => state.server?.faults.length ?? 0);
  const faultsButton = useRef<HTMLButtonElement>(null);
  return (
    <header className="top-bar">
      <PersonSwitch />
      <Brand />
      <ClockTools />
      <nav className="tools" aria-label="Sandbox">
        <IconButton
          icon="guide"
          label="Try it"
          className="tool guide-tool"
          aria-expanded={panel === "guide"}
          onClick={() => togglePanel("guide")}
        />
        <button
          ref={faultsButton}
          type="button"
          className="tool"
          aria-label={`Faults, ${faults} on`}
          aria-expanded={panel === "faults"}
          onClick={() => togglePanel("faults")}
        >
          <Icon name="bolt" />
          <span className="only-wide">Faults</span>
          {faults > 0 && <em className="faults-count">{faults}</em>}
        </button>
        <button
          type="button"
          className="tool"
          aria-label="Calls"
          aria-expanded={panel === "calls"}
          onClick={() => togglePanel("calls")}
        >
          <Icon name="calls" />
          <span className="only-wide">Calls</span>
          <small className="only-wide">{calls}</small>
        </button>
        <IconButton
          icon={theme === "dark" ? "sun" : "moon"}
          label={theme === "dark" ? "Light theme" : "Dark theme"}
          className="tool"
          onClick={() => setTheme(theme === "dark" ? "light" : "dark")}
        />
      </nav>
      {panel === "faults" && <FaultsMenu anchor={faultsButton} />}
    </header>
  );
}
