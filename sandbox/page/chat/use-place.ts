import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Anchor, findAnchor, keepAnchor } from "./scroll-anchor";

const nearPx = 60;

/**
 * Keeps the reader's place in a list that changes: at its end while they are there, else at the message they read.
 * Pictures load, keyboards open, older messages arrive, parts out of sight get their true height.
 */
export function usePlace(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  changed: unknown,
) {
  const [atBottom, setAtBottom] = useState(true);
  const stick = useRef(true);
  const anchor = useRef<Anchor | null>(null);

  const toBottom = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    stick.current = true;
    setAtBottom(true);
    element.scrollTop = element.scrollHeight;
  }, [scroller]);

  const keep = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    if (stick.current) element.scrollTop = element.scrollHeight;
    else if (anchor.current) keepAnchor(element, anchor.current);
  }, [scroller]);

  useLayoutEffect(() => {
    if (changed) keep();
  }, [changed, keep]);

  useEffect(() => {
    const element = scroller.current;
    const inside = content.current;
    if (!element || !inside) return;
    const look = () => {
      const near = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
      stick.current = near;
      anchor.current = near ? null : findAnchor(element);
      setAtBottom(near);
    };
    const sizes = new ResizeObserver(keep);
    sizes.observe(element);
    sizes.observe(inside);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller, content, keep]);

  return { atBottom, toBottom };
}
