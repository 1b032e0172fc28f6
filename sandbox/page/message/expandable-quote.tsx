import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { Icon } from "../ui/icon";

/** A long quote, three lines of it until it is opened. */
export function ExpandableQuote({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const [long, setLong] = useState(false);
  const words = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    const element = words.current;
    if (element) setLong(element.scrollHeight > element.clientHeight + 1);
  }, []);

  return (
    <blockquote dir="auto" className="expandable">
      <span ref={words} className="words" data-open={open} data-long={long}>
        {children}
      </span>
      {long && (
        <button
          type="button"
          aria-expanded={open}
          aria-label={open ? "Show less" : "Show more"}
          onClick={() => setOpen(!open)}
        >
          <Icon name="down" />
        </button>
      )}
    </blockquote>
  );
}
