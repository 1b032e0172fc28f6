"use client";

import { useEffect, useRef } from "react";
import { useTelegram } from "./telegram";

export type Action = {
  text: string;
  onTap: () => void;
  isDisabled?: boolean;
  isBusy?: boolean;
  isDestructive?: boolean;
};

/**
 * The one thing that can be done now, and perhaps its alternative: Telegram's own buttons where there are any, a bar at
 * the bottom of the page elsewhere.
 */
export function ActionBar({
  main,
  secondary,
}: {
  main?: Action | undefined;
  secondary?: Action | undefined;
}) {
  const { isInside, native } = useTelegram();
  useNativeButton("main", main);
  useNativeButton("secondary", secondary);

  if (isInside === undefined || (isInside && !native)) return null;
  const drawn = [
    secondary && !native?.hasSecondaryButton() && { ...secondary, isMain: false },
    main && !native && { ...main, isMain: true },
  ].filter((action) => typeof action === "object");
  if (drawn.length === 0) return null;

  return (
    <div className="fixed inset-x-0 bottom-0 z-30 border-hairline border-t bg-page px-4 pt-2 pb-[calc(0.875rem+var(--safe-b))]">
      <div className="mx-auto flex max-w-160 gap-2">
        {drawn.map(({ text, onTap, isDisabled, isBusy, isDestructive, isMain }) => (
          <button
            key={isMain ? "main" : "secondary"}
            type="button"
            onClick={onTap}
            disabled={isDisabled || isBusy}
            aria-busy={isBusy}
            className={`press min-h-12.5 flex-1 rounded-[15px] px-4 font-semibold disabled:opacity-60 ${isMain ? "bg-accent text-on-accent" : `bg-fill-solid ${isDestructive ? "text-danger" : "text-accent-text"}`}`}
          >
            {text}
          </button>
        ))}
      </div>
    </div>
  );
}

const shows = { main: "showMainButton", secondary: "showSecondaryButton" } as const;
const hides = { main: "hideMainButton", secondary: "hideSecondaryButton" } as const;

function useNativeButton(which: "main" | "secondary", action: Action | undefined) {
  const { native, theme } = useTelegram();
  const onTap = useRef(action?.onTap);
  onTap.current = action?.onTap;
  const { text, isDisabled = false, isBusy = false, isDestructive = false } = action ?? {};
  const isShown = text !== undefined;

  // Colours are told to Telegram as numbers, so another theme has others.
  useEffect(() => {
    if (!native || text === undefined) return;
    const { colorOf } = theme;
    const colors =
      which === "main"
        ? { color: colorOf("--accent"), textColor: colorOf("--on-accent") }
        : {
            color: colorOf("--fill-solid"),
            textColor: colorOf(isDestructive ? "--danger" : "--accent-text"),
          };
    const look = { text, isEnabled: !isDisabled && !isBusy, isBusy, ...colors };
    const release = native[shows[which]](look, () => onTap.current?.());
    return () => {
      release();
    };
  }, [native, which, text, isDisabled, isBusy, isDestructive, theme]);

  useEffect(() => {
    if (!native || !isShown) return;
    return () => {
      native[hides[which]]();
    };
  }, [native, which, isShown]);
}
