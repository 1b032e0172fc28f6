import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { loadOlder } from "../store/conversations";

const aheadPx = 900;

/** Loads older messages before the reader reaches the top, without moving what they read. */
export function useOlder(scroller: RefObject<HTMLElement | null>, chatId: number, oldest: number | undefined) {
  const before = useRef<{ oldest: number | undefined; height: number }>({ oldest, height: 0 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const { oldest: known, height } = before.current;
    const grewAbove = oldest !== undefined && known !== undefined && oldest < known;
    // Browsers that anchor the scroll position have done this already.
    if (grewAbove && !CSS.supports("overflow-anchor", "auto")) element.scrollTop += element.scrollHeight - height;
    before.current = { oldest, height: element.scrollHeight };
  }, [scroller, oldest]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      before.current.height = element.scrollHeight;
      if (element.scrollTop > aheadPx || element.scrollHeight <= element.clientHeight) return;
      // At the very top no browser anchors.
      if (element.scrollTop < 1) element.scrollTop = 1;
      void loadOlder(chatId);
    };
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [scroller, chatId]);
}
