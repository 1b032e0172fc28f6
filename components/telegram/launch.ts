/** What Telegram said when it opened the Mini App; empty outside Telegram. Kept by bind-theme.ts, so it outlives a reload. */
export function launch(): URLSearchParams {
  if (typeof window === "undefined") return new URLSearchParams();
  return new URLSearchParams(sessionStorage.getItem("telegram-launch") ?? "");
}

export const isInTelegram = () => launch().has("tgWebAppVersion");

/** Who opened it, signed by Telegram; undefined outside Telegram. */
export const initData = (): string | undefined => launch().get("tgWebAppData") || undefined;
