import { page } from "../store/page-store";
import { known } from "../store/selectors";
import { showDialog } from "../store/show";
import type { IconName } from "../ui/icons";
import { Menu } from "../ui/menu";
import { MenuItem } from "../ui/menu-item";
import { closeMiniApp } from "./close";
import { addToHomeScreen } from "./methods/device";
import { reloadMiniApp } from "./open";
import { post } from "./post";
import { isAtLeast } from "./versions";
import type { MiniAppWindow } from "./window";

type Entry = { icon: IconName; label: string; select: () => void };

/** The menu at the top right of a Mini App. */
export function AppMenu({ app, onClose }: { app: MiniAppWindow; onClose: () => void }) {
  return (
    <Menu label="Mini App menu" className="chat-menu" onClose={onClose}>
      {entriesOf(app).map(({ select, ...entry }) => (
        <MenuItem
          key={entry.label}
          {...entry}
          onSelect={() => {
            onClose();
            select();
          }}
        />
      ))}
    </Menu>
  );
}

function entriesOf(app: MiniAppWindow): Entry[] {
  const settings: Entry = {
    icon: "settings",
    label: "Settings",
    select: () => post("settings_button_pressed"),
  };
  const home: Entry = {
    icon: "plus",
    label: "Add to home screen",
    select: () => void addToHomeScreen(app),
  };
  return [
    ...(app.settingsButton ? [settings] : []),
    { icon: "reload", label: "Reload page", select: reloadMiniApp },
    ...(isAtLeast(app.version, "8.0") ? [home] : []),
    { icon: "device", label: "Telegram client", select: () => showDialog({ kind: "client" }) },
    { icon: "info", label: "About", select: () => about(app) },
    // With the Back button in its place, this is the way out.
    ...(app.backButton
      ? [{ icon: "close" as const, label: "Close", select: () => void closeMiniApp() }]
      : []),
  ];
}

function about({ url, version, platform }: MiniAppWindow) {
  const { bot } = known(page.get());
  const { origin, pathname } = new URL(url);
  const lines = [bot.description, `${origin}${pathname}`, `Mini Apps ${version} on ${platform}`];
  showDialog({ kind: "alert", text: lines.filter(Boolean).join("\n\n") });
}
