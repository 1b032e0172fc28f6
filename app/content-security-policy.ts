import { env } from "@/env";

const isDev = env.NODE_ENV === "development";

/** Telegram's web clients show the Mini App in a frame; a sandbox's page does too, when it is configured. */
const parents = ["https://web.telegram.org", "https://*.telegram.org", ...env.MINI_APP_PARENT_ORIGINS];

/** What a page may load and who may frame it. Scripts need the page's nonce, which Next puts into its own. */
export const contentSecurityPolicy = (nonce: string) =>
  [
    "default-src 'self'",
    // Next reloads pages with eval while developing.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${new URL(env.MAP_TILE_URL.replace(/\{\w\}/g, "a")).origin}`,
    `font-src 'self'${env.EMOJI_FONT_URL ? ` ${new URL(env.EMOJI_FONT_URL).origin}` : ""}`,
    `connect-src 'self'${isDev ? " ws:" : ""}`,
    `frame-ancestors 'self' ${parents.join(" ")}`,
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join("; ");
