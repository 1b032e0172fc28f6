import type { ReactNode } from "react";

const looks = {
  neutral: "bg-fill text-muted",
  positive: "bg-positive-tint text-positive",
  warning: "bg-warning-tint text-warning",
  danger: "bg-danger-tint text-danger",
  accent: "bg-accent-tint text-accent-text",
  /** On a picture. */
  plate: "bg-surface text-warning",
};

/** One or two words about a state. */
export function Badge({ look = "neutral", children }: { look?: keyof typeof looks; children: ReactNode }) {
  return (
    <span
      className={`inline-flex min-h-6 items-center gap-1 rounded-full px-2.25 font-semibold text-xs/4 whitespace-nowrap ${looks[look]}`}
    >
      {children}
    </span>
  );
}
