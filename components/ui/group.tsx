import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { Icon } from "./icon";
import type { IconName } from "./icons";

/** Telegram's inset list: rows that belong together, with a heading and a note. */
export function Group({
  heading,
  note,
  children,
}: {
  heading?: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section>
      {heading && <h2 className="px-4 pb-2 font-semibold text-[15px]/5 text-muted">{heading}</h2>}
      <div className="divide-y divide-hairline overflow-hidden rounded-group bg-surface">{children}</div>
      {note && <p className="px-4 pt-2 type-foot text-muted">{note}</p>}
    </section>
  );
}

type Cell = {
  icon?: IconName;
  leading?: ReactNode;
  title: ReactNode;
  subtitle?: ReactNode;
  value?: ReactNode;
  isDangerous?: boolean;
  isAction?: boolean;
  href?: string;
  onTap?: () => void;
  isDisabled?: boolean;
};

const cellClass = (isDangerous = false, isAction = false) =>
  `flex min-h-13 w-full items-center gap-3 px-4 py-2.25 text-start ${isDangerous ? "text-danger" : isAction ? "text-accent-text" : ""}`;

/** One row. With `href` it leads somewhere, with `onTap` it does something. */
export function Cell(cell: Cell) {
  const { icon, leading, title, subtitle, value, isDangerous, isAction } = cell;
  const content = (
    <>
      {leading}
      {icon && (
        <span className={isDangerous || isAction ? "" : "text-faint"}>
          <Icon name={icon} />
        </span>
      )}
      <span className="min-w-0 flex-1">
        {title}
        {subtitle && <small className="block text-[14px]/4.75 text-muted">{subtitle}</small>}
      </span>
      {value !== undefined && <span className="flex items-center gap-1 text-end text-muted">{value}</span>}
      {cell.href !== undefined && (
        <span className="-me-1 text-faint rtl:-scale-x-100">
          <Icon name="right" size="s" />
        </span>
      )}
    </>
  );
  const look = cellClass(isDangerous, isAction);
  if (cell.href !== undefined)
    return (
      <Link href={cell.href} className={`active:bg-fill ${look}`}>
        {content}
      </Link>
    );
  if (cell.onTap !== undefined)
    return (
      <button
        type="button"
        onClick={cell.onTap}
        disabled={cell.isDisabled}
        className={`active:bg-fill disabled:opacity-60 ${look}`}
      >
        {content}
      </button>
    );
  return <div className={look}>{content}</div>;
}
