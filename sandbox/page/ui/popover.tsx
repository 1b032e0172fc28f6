import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";
import { useDismiss } from "./use-dismiss";

type Props = {
  label: string;
  anchor: HTMLElement | null;
  align: "start" | "end";
  onClose: () => void;
  children: ReactNode;
};

/** A panel that hangs below a button of the top bar. */
export function Popover({ label, anchor, align, onClose, children }: Props) {
  const element = useRef<HTMLElement>(null);
  const [place, setPlace] = useState<CSSProperties>(() => placeBelow(anchor, align));
  useDismiss(element, onClose);

  useEffect(() => {
    const put = () => setPlace(placeBelow(anchor, align));
    addEventListener("resize", put);
    return () => removeEventListener("resize", put);
  }, [anchor, align]);

  useEffect(() => {
    element.current?.focus({ preventScroll: true });
    return () => anchor?.focus({ preventScroll: true });
  }, [anchor]);

  return (
    <section ref={element} className="popover" aria-label={label} tabIndex={-1} style={place}>
      {children}
    </section>
  );
}

function placeBelow(anchor: HTMLElement | null, align: Props["align"]): CSSProperties {
  const width = 330;
  const margin = innerWidth > 760 ? 12 : 8;
  const box = anchor?.getBoundingClientRect();
  if (!box) return {};
  if (innerWidth <= 760) return { top: box.bottom + 8, left: margin, right: margin };
  const wanted = align === "start" ? box.left - 20 : box.right - width;
  return {
    top: box.bottom + 8,
    left: Math.min(innerWidth - width - margin, Math.max(margin, wanted)),
    width,
  };
}
