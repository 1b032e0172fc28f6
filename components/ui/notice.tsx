import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icons";

const looks = {
  neutral: ["bg-fill", "text-muted"],
  warning: ["bg-warning-tint", "text-warning"],
  danger: ["bg-danger-tint", "text-danger"],
  positive: ["bg-positive-tint", "text-positive"],
} as const;

type Props = {
  icon: IconName;
  look?: keyof typeof looks;
  title: string;
  /** What is safe, and what to do. */
  children?: ReactNode;
  action?: ReactNode;
};

/** Something to know, with what to do about it. */
export function Notice({ icon, look = "neutral", title, children, action }: Props) {
  const [ground, color] = looks[look];
  return (
    <div role="status" className={`flex gap-3 rounded-tile px-4 py-3.5 ${ground}`}>
      <span className={color}>
        <Icon name={icon} />
      </span>
      <div className="min-w-0 flex-1 type-sub">
        <b className="block font-semibold">{title}</b>
        {children}
      </div>
      {action}
    </div>
  );
}
