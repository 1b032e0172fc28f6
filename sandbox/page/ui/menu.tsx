import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { useDismiss } from "./use-dismiss";

type Props = { label: string; className?: string; onClose: () => void; children: ReactNode };

/** A list of things to do; arrows move in it, Escape and a tap elsewhere close it. */
export function Menu({ label, className, onClose, children }: Props) {
  const element = useRef<HTMLDivElement>(null);
  useDismiss(element, onClose);

  useEffect(() => {
    const before = document.activeElement;
    items(element.current)[0]?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus();
    };
  }, []);

  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = items(element.current);
    const at = all.findIndex((item) => item.matches(":focus"));
    all.at((at + step) % all.length)?.focus();
  };

  return (
    <div
      ref={element}
      className={`menu ${className ?? ""}`}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={move}
    >
      {children}
    </div>
  );
}

const items = (menu: HTMLElement | null) => [
  ...(menu?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? []),
];
