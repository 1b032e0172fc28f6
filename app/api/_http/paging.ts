import { createHash } from "node:crypto";
import { z } from "zod";

const limit = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(100))
  .default(20);

/** `?limit=&cursor=` of a list ordered by a moment and an id. */
export const MomentPage = z.object({
  limit,
  cursor: cursor(/^(\d{1,15})\.([0-9a-f-]{36})$/, readMoment).optional(),
});

/** `?limit=&cursor=` of a list ordered by an id, which is made of the time. */
export const IdPage = z.object({
  limit,
  cursor: cursor(/^([0-9a-f-]{36})$/, readId).optional(),
});

/** `?limit=&cursor=` of a list ordered by a running number. */
export const NumberPage = z.object({
  limit,
  cursor: cursor(/^(-?\d{1,15})$/, ([number]) => Number(number)).optional(),
});

/**
 * `?limit=&cursor=` of a list that is asked for in many ways: its cursor says of which list it is, see
 * `listName`.
 */
export const FoundPage = z.object({
  limit,
  cursor: cursor(/^([0-9a-f]{16})\.(\d{1,3})\.(\d{1,15})\.([0-9a-f-]{36})$/, readFound).optional(),
});

/** A short name for what a list is narrowed by. */
export const listName = (filters: object) =>
  createHash("sha256").update(JSON.stringify(filters)).digest("hex").slice(0, 16);
export const foundCursor = (
  list: string,
  { rank, startsAt, id }: { rank: number; startsAt: Date; id: string },
) => Buffer.from(`${list}.${rank}.${startsAt.getTime()}.${id}`).toString("base64url");

export const momentCursor = (at: Date, id: string) =>
  Buffer.from(`${at.getTime()}.${id}`).toString("base64url");
export const idCursor = ({ id }: { id: string }) => Buffer.from(id).toString("base64url");
export const numberCursor = (number: number) => Buffer.from(String(number)).toString("base64url");

/** The shape of one page of a list. */
export const pageOf = <View extends z.ZodType>(View: View) =>
  z.object({ items: z.array(View), nextCursor: z.string().nullable() });

/** Cuts the one row that was read too many: it tells that there is more. `cursorOf` names where the next page starts. */
export function toPage<Row>(rows: Row[], size: number, cursorOf: (last: Row) => string) {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > size && last !== undefined ? cursorOf(last) : null };
}

export const notACursor = "is not a cursor of this list";

/** A cursor is ours alone to read: what we did not write is refused. */
function cursor<Value>(pattern: RegExp, read: (parts: string[]) => Value | undefined) {
  return z.string().transform((text, check) => {
    const match = /^[\w-]{1,200}$/.test(text)
      ? pattern.exec(Buffer.from(text, "base64url").toString())
      : null;
    const value = match ? read(match.slice(1)) : undefined;
    if (value !== undefined) return value;
    check.addIssue(notACursor);
    return z.NEVER;
  });
}

function readId([id]: string[]) {
  return id !== undefined && z.uuid().safeParse(id).success ? { id } : undefined;
}

function readMoment([time, id]: string[]) {
  const at = new Date(Number(time));
  const isReadable = at.getTime() < Date.UTC(9999, 0) && z.uuid().safeParse(id).success;
  return isReadable && id !== undefined ? { at, id } : undefined;
}

function readFound([list, rank, ...moment]: string[]) {
  const position = readMoment(moment);
  return position && list !== undefined ? { ...position, list, rank: Number(rank) } : undefined;
}
