import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icons";

const looks = {
  positive: "bg-positive-solid text-white",
  danger: "bg-danger-solid text-white",
  neutral: "bg-fill-strong",
};

type Props = { look: keyof typeof looks; icon: IconName; title: string; children?: ReactNode };

/** How something ended, large and in the middle. */
export function Outcome({ look, icon, title, children }: Props) {
  return (
    <div
      role={look === "danger" ? "alert" : "status"}
      className="grid justify-items-center gap-1.5 px-3 pt-7 pb-1 text-center"
    >
      <span
        className={`mb-3.5 grid size-19 animate-pop place-items-center rounded-full [&_svg]:size-9 ${looks[look]}`}
      >
        <Icon name={icon} size="l" />
      </span>
      <h1 className="type-title2 text-balance">{title}</h1>
      {children && <p className="max-w-80 text-balance type-sub text-soft">{children}</p>}
    </div>
  );
}
