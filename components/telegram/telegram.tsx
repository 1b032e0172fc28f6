"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { readTheme, type Theme } from "./color-of";
import { isInTelegram } from "./launch";

type Native = typeof import("./native");

/** `isInside` is undefined until the browser knows. `native` comes with the SDK, after the first paint. */
type Telegram = {
  isInside: boolean | undefined;
  native: Native | undefined;
  theme: Theme;
  backs: BackStack;
};
const TelegramContext = createContext<Telegram | undefined>(undefined);

let loaded: Native | undefined;

/** Talks to the Telegram client around the page. `parentOrigin`: see `start`. */
export function TelegramProvider({
  parentOrigin,
  children,
}: {
  parentOrigin: string | undefined;
  children: ReactNode;
}) {
  const [isInside, setInside] = useState<boolean>();
  const [native, setNative] = useState(loaded);
  const [theme, setTheme] = useState(readTheme);
  const backs = useRef<(() => void)[]>([]);
  const router = useRouter();

  useEffect(() => {
    const inside = isInTelegram();
    setInside(inside);
    if (!inside || loaded) return;
    // The SDK comes after all that the first view needs.
    pageLoaded()
      .then(() => import("./native"))
      .then((sdk) => {
        sdk.start(parentOrigin, () => setTheme(readTheme()));
        sdk.showSettings(() => router.push("/app/me"));
        loaded = sdk;
        setNative(sdk);
      })
      // A launch address that somebody opened in a browser: no client is there to talk to.
      .catch(() => setInside(false));
  }, [parentOrigin, router]);

  const value = useMemo(() => ({ isInside, native, theme, backs: backs.current }), [isInside, native, theme]);
  return <TelegramContext value={value}>{children}</TelegramContext>;
}

const pageLoaded = () =>
  new Promise<void>((resolve) => {
    if (document.readyState === "complete") resolve();
    else window.addEventListener("load", () => resolve(), { once: true });
  });

export function useTelegram(): Telegram {
  const telegram = useContext(TelegramContext);
  if (!telegram) throw new Error("TelegramProvider is missing");
  return telegram;
}

/** A light tap that the hand feels; nothing outside Telegram. */
export const vibrate: Native["vibrate"] = (kind) => loaded?.vibrate(kind);

/** Asks yes or no before something that can't be undone, in Telegram's window or the browser's. */
export async function ask(question: Parameters<Native["askNatively"]>[0]): Promise<boolean> {
  const answer = await loaded?.askNatively(question);
  // What is left where Telegram has no window of its own.
  return answer ?? window.confirm(`${question.title}\n\n${question.message}`);
}

export type Other = NonNullable<Parameters<Native["askNatively"]>[0]["other"]>;

type BackStack = (() => void)[];

const nothing = () => {};

/** While mounted, Telegram's back button calls `onBack`; of several the last one mounted, such as a sheet's. */
export function useBack(onBack: (() => void) | undefined) {
  const { native, backs } = useTelegram();
  const latest = useRef(onBack);
  latest.current = onBack;
  const isShown = onBack !== undefined;

  useEffect(() => {
    if (!native || !isShown) return;
    const mine = () => latest.current?.();
    backs.push(mine);
    const hide = native.showBack(() => backs.at(-1) === mine && mine());
    return () => {
      backs.splice(backs.indexOf(mine), 1);
      hide();
      // Somebody below still wants it.
      if (backs.length > 0) native.showBack(nothing);
    };
  }, [native, backs, isShown]);
}

/** While mounted and `isWanted`, Telegram asks before it closes the Mini App. */
export function useClosingConfirmation(isWanted: boolean) {
  const { native } = useTelegram();
  useEffect(() => {
    native?.confirmClosing(isWanted);
    return () => native?.confirmClosing(false);
  }, [native, isWanted]);
}

/** Paints what Telegram draws around the page in the page's own colours; the header in `edge` where a picture touches it. */
export function usePaint(edge?: string) {
  const { native, theme } = useTelegram();
  useEffect(() => {
    const page = theme.colorOf("--page");
    native?.paint({ header: edge ?? page, background: page, bottom: page });
  }, [native, theme, edge]);
}
