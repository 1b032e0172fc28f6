import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icons";

/** Nothing is here: why, and what to do. */
export function Empty({
  icon,
  title,
  text,
  children,
}: {
  icon: IconName;
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-2 px-6 py-10 text-center">
      <span className="mb-3 grid size-20 place-items-center rounded-full bg-fill text-muted [&_svg]:size-9">
        <Icon name={icon} size="l" />
      </span>
      <h2 className="type-title3">{title}</h2>
      <p className="max-w-70 type-sub text-muted">{text}</p>
      {children && <div className="mt-3">{children}</div>}
    </div>
  );
}
