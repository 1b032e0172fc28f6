import { db } from "./database";

/** A fingerprint of every row there is: equal when nothing has changed, except that somebody asked (`rate_counts`). */
export async function snapshot(): Promise<Record<string, string>> {
  const tables = await db.$client<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'rate_counts' order by 1`;
  const prints = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await db.$client<
        { print: string }[]
      >`select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as print from ${db.$client(name)} t`;
      return [name, row?.print ?? ""] as const;
    }),
  );
  return Object.fromEntries(prints);
}
