import Link from "next/link";
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
          <Link href="/">Home</Link>
          <Link href="/terms">Terms</Link>
          <Link href="/privacy">Privacy</Link>
        </footer>
      </div>
    </div>
  );
}
