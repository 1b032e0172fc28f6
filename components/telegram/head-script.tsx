import { bindTheme } from "./bind-theme";

/**
 * Runs before the first paint: binds the theme, and leaves for the event that a link into the Mini App names
 * (`?startapp=e_<code>`, with a promo code `e_<code>_<promo>`; Telegram opens every such link at the Mini App's own address).
 */
function start() {
  const launch = new URLSearchParams(location.hash.slice(1));
  const data = new URLSearchParams(launch.get("tgWebAppData") ?? "");
  const named = /^([emdt])_([0-9A-Za-z-]{6,36})(?:_([\w-]{2,31}))?$/.exec(
    launch.get("tgWebAppStartParam") ?? data.get("start_param") ?? "",
  );
  const homes: Record<string, string> = {
    e: "/e/",
    m: "/app/manage/",
    d: "/app/drafts/",
    t: "/app/tickets/",
  };
  const isFirst =
    location.pathname === "/app" && sessionStorage.getItem("telegram-started") !== location.hash;
  if (!named || !isFirst) return;
  sessionStorage.setItem("telegram-started", location.hash);
  const query = named[3] ? `?promo=${named[3]}` : "";
  location.replace(`${homes[named[1] ?? ""]}${named[2]}${query}${location.hash}`);
}

/** The nonce is the page's: see proxy.ts. The browser hides it from scripts, so React must not compare it. */
export function HeadScript({ nonce }: { nonce: string | undefined }) {
  return (
    <script
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own functions, which must run before the first paint
      dangerouslySetInnerHTML={{ __html: `(${bindTheme})();(${start})();` }}
    />
  );
}
