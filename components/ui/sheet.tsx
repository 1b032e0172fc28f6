"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";
import { useBack, useTelegram, vibrate } from "@/components/telegram/telegram";
import { commonWords } from "@/messages/miniapp/common";
import { IconButton } from "./icon-button";
import { useWords } from "./locale";

type Props = {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Groups inside stand on a canvas. */
  isGrouped?: boolean;
};

/**
 * A sheet from below over the page. The browser's own modal dialog keeps the focus inside; Escape, a tap beside it and
 * Telegram's back button close it, and while it is open no swipe closes the Mini App.
 */
export function Sheet({ title, onClose, children, isGrouped = false }: Props) {
  const words = useWords(commonWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const { native } = useTelegram();
  useBack(onClose);

  // Before the effects of what is inside: a wheel can only turn where it is seen.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    vibrate("light");
    native?.allowVerticalSwipes(false);
    return () => native?.allowVerticalSwipes(true);
  }, [native]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
      className={`m-0 mx-auto mt-auto max-h-[calc(100dvh-24px)] w-full max-w-130 animate-rise overflow-visible rounded-t-sheet text-text shadow-2xl backdrop:bg-scrim ${isGrouped ? "bg-canvas [--page:var(--canvas)]" : "bg-surface [--page:var(--surface)]"}`}
    >
      <div className="flex max-h-[calc(100dvh-24px)] flex-col">
        <div className="mx-auto mt-2 h-1.25 w-9 flex-none rounded-full bg-fill-strong" />
        <div className="grid flex-none grid-cols-[44px_1fr_44px] items-center px-(--gutter) pt-1 pb-2">
          <IconButton icon="close" label={words.close} onClick={onClose} />
          <h2 className="text-center type-head">{title}</h2>
        </div>
        <div className="overflow-y-auto overscroll-contain px-(--gutter) pb-[calc(24px+var(--safe-b))]">
          {children}
        </div>
      </div>
    </dialog>
  );
}
