import { useSyncExternalStore } from "react";
import type { Client, ThemeName } from "../../telegram/mini-app/protocol";
import { type ThemeParams, themes } from "../../telegram/mini-app/themes";
import { isPhone } from "../store/conversations";
import { createStore } from "../store/create-store";
import { page, usePage } from "../store/page-store";

/** Which Telegram the page plays for Mini Apps. What is empty goes with the page. */
export type ClientChoice = { version: string; platform: string; theme: ThemeName | "" };

const place = "sandbox.client";

/** The newest first: the one that is played unless another one is chosen. */
export const versions = ["9.6", "8.0", "7.0", "6.0"] as const;

const clientChoice = createStore<ClientChoice>({
  version: versions[0],
  platform: "",
  theme: "",
  ...kept(),
});

/** Plays another Telegram from the next launch on; a theme takes effect at once. */
export function chooseClient(choice: Partial<ClientChoice>) {
  clientChoice.set(choice);
  localStorage.setItem(place, JSON.stringify(clientChoice.get()));
}

export const useClientChoice = () => useSyncExternalStore(clientChoice.subscribe, clientChoice.get);

export function clientNow(): Client {
  const { version, platform, theme } = clientChoice.get();
  return {
    version,
    platform: platform || (isPhone() ? "android" : "tdesktop"),
    theme: theme || page.get().theme,
  };
}

/** The colours that Mini Apps have now. */
export const themeNow = (): ThemeParams => themes[clientNow().theme];

export function useTheme(): ThemeParams {
  const chosen = useClientChoice().theme;
  const theme = usePage((state) => state.theme);
  return themes[chosen || theme];
}

function kept(): Partial<ClientChoice> {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "{}");
  } catch {
    return {};
  }
}
