import type { Button } from "./catalog";
import type { Operation } from "./operations";

/** A button that comes back to the bot. */
export const tap = (label: string, operation: Operation, id?: string, arg?: string): Button => ({
  label,
  do: operation,
  ...(id === undefined ? {} : { id }),
  ...(arg === undefined ? {} : { arg }),
});

/** The likely next step; one of these in a message. */
export const primary = (button: Button): Button => ({ ...button, style: "primary" });
export const success = (button: Button): Button => ({ ...button, style: "success" });
/** Takes something away for good. */
export const danger = (button: Button): Button => ({ ...button, style: "danger" });

/** A row of the buttons that apply, in their order. */
export const row = (...buttons: (Button | null | false)[]): Button[] =>
  buttons.filter((button) => button !== null && button !== false);

/** Rows without the empty ones. */
export const rows = (...all: Button[][]): Button[][] => all.filter((buttons) => buttons.length > 0);

/** Three buttons a row. */
export const inThrees = (buttons: Button[]): Button[][] =>
  Array.from({ length: Math.ceil(buttons.length / 3) }, (_, n) => buttons.slice(3 * n, 3 * n + 3));

/** Backwards and forwards through pages, counted from 0; nothing where all fits on one. */
export function pager(
  page: number,
  hasMore: boolean,
  middle: string | null,
  to: (page: number) => Button,
): Button[] {
  if (page === 0 && !hasMore) return [];
  return row(
    page > 0 && { ...to(page - 1), label: "‹" },
    middle !== null && tap(middle, "nothing"),
    hasMore && { ...to(page + 1), label: "›" },
  );
}
