import { type CSSProperties, useEffect, useRef } from "react";
import { page } from "../store/page-store";
import { useMe } from "../store/selectors";
import { BottomBar } from "./bottom-bar";
import { useTheme } from "./client";
import { closeAtOnce, closeMiniApp } from "./close";
import { colorOf, textOn } from "./color";
import { Frame } from "./frame";
import { Grip } from "./grip";
import { HapticPill } from "./haptic-pill";
import { Header } from "./header";
import { Popup } from "./popup";
import { Scanner } from "./scanner";
import { tellTheme, tellVisibility } from "./tell";
import { type MiniAppWindow, useMiniApp } from "./window";

/** The Mini App that is open, in its window. */
export function MiniApp() {
  const app = useMiniApp();
  const me = useMe();
  const left = app !== null && app.personId !== me.id;
  useEffect(() => {
    if (left) closeAtOnce();
  }, [left]);
  return app && !left ? <Window app={app} /> : null;
}

function Window({ app }: { app: MiniAppWindow }) {
  const theme = useTheme();
  const header = colorOf(app.header, theme);
  useFocusBack();
  useEscape();
  useTellings();

  const colors: Record<string, string> = {
    "--app-header": header,
    "--app-on-header": app.fullscreen ? "#fff" : textOn(header),
    "--app-bg": colorOf(app.background, theme),
    "--app-bar": colorOf(app.bottomBar, theme),
    "--app-hint": theme.hint_color,
    "--app-accent": theme.button_color,
  };
  return (
    <>
      <div className="mini-app-shade" />
      <aside
        className="mini-app"
        aria-label="Mini App"
        data-expanded={app.expanded}
        data-fullscreen={app.fullscreen}
        style={colors as CSSProperties}
      >
        <Grip app={app} />
        <Header app={app} />
        <Frame key={app.key} app={app} />
        <BottomBar app={app} theme={theme} />
        <HapticPill haptic={app.haptic} />
      </aside>
      {app.popup && <Popup popup={app.popup} />}
      {app.scanner && <Scanner text={app.scanner.text} />}
    </>
  );
}

/** Whoever closes the app is where they were before. */
function useFocusBack() {
  const before = useRef(document.activeElement);
  useEffect(() => {
    const { current } = before;
    return () => {
      if (current instanceof HTMLElement && current.isConnected) current.focus({ preventScroll: true });
    };
  }, []);
}

function useEscape() {
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const { panel } = page.get();
      if (event.key !== "Escape" || event.defaultPrevented || panel) return;
      // What lies over the window is closed before it.
      if (document.querySelector("dialog[open], [role=menu]")) return;
      event.preventDefault();
      void closeMiniApp();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
}

/** What the app hears without asking: other colours, and whether it is looked at. */
function useTellings() {
  const theme = useTheme();
  const told = useRef(theme);
  useEffect(() => {
    if (told.current === theme) return;
    told.current = theme;
    tellTheme();
  }, [theme]);
  useEffect(() => {
    const look = () => tellVisibility(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
}
