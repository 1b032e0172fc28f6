import { type ReactNode, useState } from "react";

/** Words under a veil until they are tapped. */
export function Spoiler({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false);
  if (shown) return <span className="spoiler shown">{children}</span>;
  return (
    <button
      type="button"
      className="spoiler"
      aria-label="Hidden text, tap to read"
      onClick={() => setShown(true)}
    >
      <span>{children}</span>
    </button>
  );
}
