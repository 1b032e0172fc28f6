import { type RefObject, useEffect } from "react";
import { loadOlder } from "../store/conversations";

const aheadPx = 900;

/** Loads older messages before the reader reaches the top. */
export function useOlder(
  scroller: RefObject<HTMLElement | null>,
  chatId: number,
  oldest: number | undefined,
) {
  useEffect(() => {
    const element = scroller.current;
    if (!element || oldest === undefined) return;
    const look = () => {
      if (element.scrollTop <= aheadPx && element.scrollHeight > element.clientHeight) void loadOlder(chatId);
    };
    // Those that just arrived may not reach far enough yet; only then nobody has to scroll for more.
    const frame = requestAnimationFrame(look);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("scroll", look);
    };
  }, [scroller, chatId, oldest]);
}
