import { type PointerEvent, useRef } from "react";
import { closeMiniApp } from "./close";
import { changeWindow, type MiniAppWindow } from "./window";

const farEnough = 40;

/** The handle of the sheet on a phone: drawn up it expands, drawn down it shrinks and then closes. */
export function Grip({ app }: { app: MiniAppWindow }) {
  const startedAt = useRef<number | null>(null);
  const begin = (event: PointerEvent<HTMLButtonElement>) => {
    startedAt.current = event.clientY;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const end = (event: PointerEvent) => {
    const moved = event.clientY - (startedAt.current ?? event.clientY);
    startedAt.current = null;
    if (moved < -farEnough) changeWindow({ expanded: true });
    if (moved <= farEnough) return;
    if (app.expanded) changeWindow({ expanded: false });
    else void closeMiniApp();
  };
  return (
    <button
      type="button"
      className="grip only-phone"
      aria-label={app.expanded ? "Shrink" : "Expand"}
      onPointerDown={begin}
      onPointerUp={end}
      onClick={(event) => event.detail === 0 && changeWindow({ expanded: !app.expanded })}
    />
  );
}
