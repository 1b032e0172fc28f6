"use client";

import type { ReactNode } from "react";
import { useSession } from "@/components/api/use-session";
import { LocaleProvider } from "@/components/ui/locale";
import { type Locale, localeFor } from "@/messages/miniapp/common";

/** The language that the person chose, else Telegram's, else the browser's. */
export function PersonLocale({ fallback, children }: { fallback: Locale; children: ReactNode }) {
  const { session } = useSession();
  const wish = session?.preferences.locale ?? session?.preferences.languageCode;
  return <LocaleProvider locale={wish ? localeFor(wish) : fallback}>{children}</LocaleProvider>;
}
