"use client";

import { createContext, type ReactNode, useContext, useEffect } from "react";
import type { Locale } from "@/messages/miniapp/common";

const LocaleContext = createContext<Locale>("en");

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export const useLocale = () => useContext(LocaleContext);

/** The words of a screen in the person's language: `const words = useWords(browseWords)`. */
export const useWords = <Words,>(byLocale: Record<Locale, Words>): Words => byLocale[useLocale()];
