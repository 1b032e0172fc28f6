"use client";

import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";

type Toast = { id: number; text: string; action?: { label: string; onTap: () => void } };

let current: Toast | undefined;
let lastId = 0;
const listeners = new Set<() => void>();
const show = (toast: Toast | undefined) => {
  current = toast;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Says in passing what has happened, with a way back if there is one. Never for money. */
export const toast = (text: string, action?: Toast["action"]) =>
  show({ id: ++lastId, text, ...(action ? { action } : {}) });

const shownMs = 5_000;

/** Where toasts appear, at the top, as what can be tapped next is below; once per page. */
export function Toasts() {
  const shown = useSyncExternalStore(
    subscribe,
    () => current,
    () => undefined,
  );
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => current?.id === shown.id && show(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [shown]);
  const popover = useRef<HTMLSpanElement>(null);
  // The popover that was opened last lies above everything, sheets included.
  useLayoutEffect(() => {
    if (shown) popover.current?.showPopover?.();
  }, [shown]);
  return (
    <output>
      {shown && (
        <span
          key={shown.id}
          ref={popover}
          popover="manual"
          className={`fixed inset-x-4 top-[calc(12px+var(--safe-t))] bottom-auto z-40 mx-auto flex min-h-12 w-fit max-w-md animate-fade items-center gap-3 rounded-tile border-0 bg-text px-4 py-0 text-[15px]/5 text-bg shadow-lg ${shown.action ? "" : "pointer-events-none"}`}
        >
          <span className="py-2" dir="auto">
            {shown.text}
          </span>
          {shown.action && (
            <button
              type="button"
              className="press min-h-11 font-semibold underline underline-offset-4"
              onClick={() => {
                shown.action?.onTap();
                show(undefined);
              }}
            >
              {shown.action.label}
            </button>
          )}
        </span>
      )}
    </output>
  );
}
