import { useSyncExternalStore } from "react";
import type { LaunchWay } from "../../telegram/mini-app/protocol";
import { createStore } from "../store/create-store";

/** One of the two buttons below a Mini App. Colours left out follow the theme. */
export type BottomButtonState = {
  text: string;
  visible: boolean;
  active: boolean;
  progress: boolean;
  shine: boolean;
  color?: string;
  textColor?: string;
  /** Of the secondary button, beside the main one. */
  position: "left" | "right" | "top" | "bottom";
};

export type PopupButton = { id: string; type: string; text: string };

/** A Mini App's window: how it was opened, and all that the app has asked of it since. */
export type MiniAppWindow = {
  /** Another one for each time it is loaded. */
  key: number;
  url: string;
  queryId?: string;
  by: LaunchWay;
  personId: number;
  /** The chat it was opened from. */
  chatId: number;
  /** What stood on the key of the keyboard that opened it. */
  buttonText: string;
  version: string;
  platform: string;
  loaded: boolean;
  expanded: boolean;
  fullscreen: boolean;
  orientationLocked: boolean;
  backButton: boolean;
  settingsButton: boolean;
  mainButton: BottomButtonState;
  secondaryButton: BottomButtonState;
  confirmsClosing: boolean;
  swipes: boolean;
  /** Colours, or names of theme parameters. */
  header: string;
  background: string;
  bottomBar: string;
  popup: { title: string; message: string; buttons: PopupButton[] } | null;
  scanner: { text: string } | null;
  haptic: { text: string; key: number } | null;
};

const hidden: BottomButtonState = {
  text: "Continue",
  visible: false,
  active: true,
  progress: false,
  shine: false,
  position: "left",
};

/** How each window begins. */
export const untouched = {
  loaded: false,
  fullscreen: false,
  orientationLocked: false,
  backButton: false,
  settingsButton: false,
  mainButton: hidden,
  secondaryButton: { ...hidden, text: "Cancel" },
  confirmsClosing: false,
  swipes: true,
  header: "header_bg_color",
  background: "bg_color",
  bottomBar: "bottom_bar_bg_color",
  popup: null,
  scanner: null,
  haptic: null,
} satisfies Partial<MiniAppWindow>;

/** The window that is open, if one is. */
export const miniApp = createStore<{ window: MiniAppWindow | null }>({ window: null });

/** Reads the open window. */
export const useMiniApp = () => useSyncExternalStore(miniApp.subscribe, () => miniApp.get().window);

/** Changes the open window, if it is still there. */
export function changeWindow(change: Partial<MiniAppWindow>) {
  miniApp.set(({ window }) => (window ? { window: { ...window, ...change } } : {}));
}
