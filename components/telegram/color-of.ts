"use client";

/** The colours that the document has now. Another theme is another object, so that whoever uses it hears of it. */
export type Theme = { colorOf: (variable: string) => string };

export const readTheme = (): Theme => ({ colorOf });

/** A colour of the theme as #rrggbb, as Telegram wants it: what the browser makes of `var(--…)`. */
function colorOf(variable: string): string {
  const probe = document.createElement("i");
  probe.style.color = `var(${variable})`;
  document.body.append(probe);
  const painted = getComputedStyle(probe).color;
  probe.remove();
  const canvas = document.createElement("canvas").getContext("2d");
  if (!canvas) return "#000000";
  canvas.fillStyle = painted;
  canvas.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return `#${[r, g, b].map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
