import { isPhone } from "../store/conversations";
import { themeNow } from "./client";
import { post } from "./post";
import { isAtLeast } from "./versions";
import { miniApp } from "./window";

/** What floats over a Mini App in fullscreen, in pixels. */
const floatingHeader = 56;

const nothing = { top: 0, bottom: 0, left: 0, right: 0 };
let size = { width: 0, height: 0 };

/** Tells the app the size of its frame, which just became this one. */
export function resized(width: number, height: number) {
  if (width === size.width && height === size.height) return;
  size = { width, height };
  // An app that is still loading asks for it by itself.
  if (miniApp.get().window?.loaded) tellViewport();
}

export function tellViewport() {
  const { window } = miniApp.get();
  if (!window) return;
  post("viewport_changed", { ...size, is_expanded: window.expanded || !isPhone(), is_state_stable: true });
}

export const tellTheme = () => post("theme_changed", { theme_params: themeNow() });

export const tellSafeArea = () => post("safe_area_changed", nothing);

export const tellContentSafeArea = () =>
  post("content_safe_area_changed", {
    ...nothing,
    top: miniApp.get().window?.fullscreen ? floatingHeader : 0,
  });

/** Whether the app is looked at. */
export function tellVisibility(visible: boolean) {
  const { window } = miniApp.get();
  if (window && isAtLeast(window.version, "8.0")) post("visibility_changed", { is_visible: visible });
}
