import type { ReactNode } from "react";

/** A filter that is on or off. */
export function Chip({ isOn, onTap, children }: { isOn: boolean; onTap: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onTap}
      className={`press tap-44 inline-flex min-h-9.5 flex-none items-center gap-1.5 rounded-full px-3.5 text-[15px]/5 ${isOn ? "bg-accent-tint font-semibold text-accent-text" : "bg-fill font-medium"}`}
    >
      {children}
    </button>
  );
}
