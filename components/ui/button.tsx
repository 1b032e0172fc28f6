import type { ComponentProps } from "react";

const looks = {
  fill: "bg-accent text-on-accent",
  tint: "bg-accent-tint text-accent-text",
  quiet: "bg-fill",
  positive: "bg-positive-tint text-positive",
  danger: "bg-danger-tint text-danger",
};
const sizes = {
  m: "min-h-11 rounded-full px-4.5 text-[15px]/5",
  s: "min-h-9 rounded-full px-3.75 text-[15px]/5 tap-44",
  block: "min-h-12.5 w-full rounded-[15px] px-4.5 text-[17px]/5.5",
};

export type ButtonLook = { look?: keyof typeof looks; size?: keyof typeof sizes };

/** The classes of a button, for a link that looks like one. */
export const buttonClass = ({ look = "tint", size = "m" }: ButtonLook = {}) =>
  `press inline-flex items-center justify-center gap-1.75 font-semibold whitespace-nowrap disabled:opacity-60 ${looks[look]} ${sizes[size]}`;

/** A pill that does something. */
export function Button({ look = "tint", size = "m", ...props }: ButtonLook & ComponentProps<"button">) {
  return <button type="button" {...props} className={buttonClass({ look, size })} />;
}
