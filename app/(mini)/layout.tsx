import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ApiProvider } from "@/components/api/provider";
import { HeadScript } from "@/components/telegram/head-script";
import { TelegramProvider } from "@/components/telegram/telegram";
import { IconSprite } from "@/components/ui/icon-sprite";
import { Toasts } from "@/components/ui/toast";
import { PersonLocale } from "@/components/users/person-locale";
import { env } from "@/env";
import { localeFor } from "@/messages/miniapp/common";
import { EmojiFont } from "./emoji-font";
import "./mini.css";

/** What all screens of the Mini App stand in. The browser's language holds until we know the person's. */
export default async function MiniLayout({ children }: { children: ReactNode }) {
  const request = await headers();
  return (
    <>
      <HeadScript nonce={request.get("x-nonce") ?? undefined} />
      <EmojiFont url={env.EMOJI_FONT_URL} />
      <IconSprite />
      <ApiProvider>
        <TelegramProvider parentOrigin={env.MINI_APP_PARENT_ORIGINS[0]}>
          <PersonLocale fallback={localeFor(request.get("accept-language"))}>
            {children}
            <Toasts />
          </PersonLocale>
        </TelegramProvider>
      </ApiProvider>
    </>
  );
}
