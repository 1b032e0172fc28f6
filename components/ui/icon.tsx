import type { IconName } from "./icons";

const sizes = { xs: "size-4", s: "size-4.5", m: "size-5.5", l: "size-6.5" };

/** A drawing beside words, or inside a button that has a label. Drawn from the page's `IconSprite`. */
export function Icon({ name, size = "m" }: { name: IconName; size?: keyof typeof sizes }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`${sizes[size]} flex-none`}
    >
      <use href={`#icon-${name}`} />
    </svg>
  );
}
