import { type Column, type GetColumnData, type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * Whether a column has one of these values. The list is one parameter, however long it is: drizzle's `inArray` binds
 * each value, and PostgreSQL takes 65,535 parameters at most.
 */
export function isAnyOf<C extends Column>(column: C, values: Iterable<GetColumnData<C, "raw">>): SQL {
  const list = [...values].map((value) => `"${String(value).replace(/["\\]/g, "\\$&")}"`);
  return sql`${column} = any(${`{${list}}`}::${sql.raw(column.getSQLType())}[])`;
}

/**
 * Whether a column has a value that the query gives. The query runs once: PostgreSQL may run that of `in (select … limit
 * … for update skip locked)` for every row, and so take more rows than the limit.
 */
export function isFoundBy(column: Column, query: SQLWrapper): SQL {
  return sql`${column} = any(array(${query}))`;
}
