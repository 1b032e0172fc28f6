import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

const nearPx = 60;

/** Keeps a list at its end while the reader is there, and tells when they are not. */
export function useBottom(scroller: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>) {
  const [atBottom, setAtBottom] = useState(true);
  const stick = useRef(true);

  const toBottom = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    stick.current = true;
    setAtBottom(true);
    element.scrollTop = element.scrollHeight;
  }, [scroller]);

  useEffect(() => {
    const element = scroller.current;
    const inside = content.current;
    if (!element || !inside) return;
    const look = () => {
      const near = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
      stick.current = near;
      setAtBottom(near);
    };
    // Pictures load, keyboards open, parts out of sight get their true height: the end must stay the end.
    const sizes = new ResizeObserver(() => {
      if (stick.current) element.scrollTop = element.scrollHeight;
    });
    sizes.observe(element);
    sizes.observe(inside);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller, content]);

  return { atBottom, toBottom };
}
