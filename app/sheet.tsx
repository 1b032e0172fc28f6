import type { ReactNode } from "react";
import "./sheet.css";

/** A page to read, with the way to the others at its end. */
export function Sheet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="sheet-page">
      <div className="sheet">
        <main>
          <h1>{title}</h1>
          {children}
        </main>
        <footer>
          <a href="/">Home</a>
          <a href="/terms">Terms</a>
          <a href="/privacy">Privacy</a>
        </footer>
      </div>
    </div>
  );
}
