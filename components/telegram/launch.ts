/** What Telegram said when it opened the Mini App; empty outside Telegram. Kept by bind-theme.ts, so it outlives a reload. */
export function launch(): URLSearchParams {
  if (typeof window === "undefined") return new URLSearchParams();
  return new URLSearchParams(sessionStorage.getItem("telegram-launch") ?? "");
}

export const isInTelegram = () => launch().has("tgWebAppVersion");

/** Who opened it, signed by Telegram; undefined outside Telegram. */
export const initData = (): string | undefined => launch().get("tgWebAppData") || undefined;

/** The id of who opened it as the device tells, which no server has believed yet; undefined outside Telegram. */
export function openedBy(): number | undefined {
  const user = new URLSearchParams(initData() ?? "").get("user");
  return user === null ? undefined : (JSON.parse(user) as { id: number }).id;
}
