import { useEffect, useState } from "react";
import type { MiniAppWindow } from "./window";

const showsMs = 1_200;

/** What a hand would feel, for those who only look. */
export function HapticPill({ haptic }: { haptic: MiniAppWindow["haptic"] }) {
  const [over, setOver] = useState(0);
  const key = haptic?.key ?? 0;
  useEffect(() => {
    if (key === 0) return;
    const timer = setTimeout(() => setOver(key), showsMs);
    return () => clearTimeout(timer);
  }, [key]);
  if (!haptic || over === key) return null;
  return (
    <span key={key} className="haptic-pill" aria-hidden="true">
      {haptic.text}
    </span>
  );
}
