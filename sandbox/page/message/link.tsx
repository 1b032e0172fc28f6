import type { ReactNode } from "react";
import { openLink } from "../store/open-link";

/** A link in a text. */
export function Link({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a
      href={to}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        event.preventDefault();
        void openLink(to);
      }}
    >
      {children}
    </a>
  );
}
