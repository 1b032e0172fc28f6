"use client";

import { useEffect, useSyncExternalStore } from "react";

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

/** Where toasts appear; once per page. */
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
  return (
    <output className="pointer-events-none fixed inset-x-0 bottom-[calc(92px+var(--safe-b))] z-40 grid justify-items-center px-4">
      {shown && (
        <span
          key={shown.id}
          className="pointer-events-auto flex min-h-12 max-w-md animate-rise items-center gap-3 rounded-tile bg-text px-4 text-[15px]/5 text-bg shadow-lg"
        >
          <span className="py-2">{shown.text}</span>
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
