import { type RefObject, useEffect, useRef } from "react";

/** Calls back when somebody presses Escape or points anywhere outside the element. */
export function useDismiss(element: RefObject<HTMLElement | null>, onDismiss: () => void) {
  const latest = useRef(onDismiss);
  useEffect(() => {
    latest.current = onDismiss;
  });
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      latest.current();
    };
    const point = (event: PointerEvent) => {
      const target = event.target;
      if (!(target instanceof Element) || element.current?.contains(target)) return;
      // The button that opened it closes it by itself, and a dialog over it is none of its business.
      if (target.closest("[aria-expanded=true], dialog")) return;
      latest.current();
    };
    addEventListener("keydown", key);
    addEventListener("pointerdown", point);
    return () => {
      removeEventListener("keydown", key);
      removeEventListener("pointerdown", point);
    };
  }, [element]);
}
