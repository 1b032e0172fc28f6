import { getTableColumns, sql } from "drizzle-orm";
import { users } from "@/db/schema/users";
import { createBatcher } from "../batch";
import type { Context } from "../context";
import type { TelegramUser, User } from "./schema";

const hour = 60 * 60 * 1000;

type Remembered = User & { isNew: boolean };

/**
 * Knows the person from now on, with the names that Telegram gives today. Writes only when something
 * changed or an hour passed, so that a tap costs a read, which those who come together share.
 */
export const rememberUser = (ctx: Context, from: TelegramUser): Promise<Remembered> =>
  rememberTogether(ctx.db, { ctx, from });

type Seen = { ctx: Context; from: TelegramUser };
const rememberTogether = createBatcher<Context["db"], Seen, Remembered>(async (_, seen) => {
  const people = new Map(seen.map(({ from }) => [from.id, from]));
  const rows = await saveWhatIsNew(seen[0]!.ctx, [...people.values()]);
  const remembered = new Map(rows.map((row) => [row.id, row]));
  return seen.map(({ from }) => remembered.get(from.id)!);
});

/**
 * One statement: whoever is new or says something new is written, in the order of their ids, as everybody locks
 * them; all are answered.
 */
async function saveWhatIsNew(ctx: Context, people: TelegramUser[]): Promise<Remembered[]> {
  const now = ctx.now();
  const anHourAgo = new Date(now.getTime() - hour).toISOString();
  const at = now.toISOString();
  const ids = `{${people.map(({ id }) => id)}}`;
  const rows = await ctx.db.execute(sql`
    with known as materialized (
      select * from users where user_id = any(${ids}::bigint[])
    ), saved as (
      insert into users (user_id, first_name, last_name, username, language_code, last_activity, created_at, updated_at)
      select id, first_name, nullif(last_name, ''), username, language_code, ${at}, ${at}, ${at}
      from jsonb_to_recordset(${JSON.stringify(people)}) as person(
        id bigint, first_name text, last_name text, username text, language_code text)
      where not exists (
        select from known where known.user_id = person.id and known.last_activity > ${anHourAgo}
          and known.first_name = person.first_name
          and known.last_name is not distinct from nullif(person.last_name, '')
          and known.username is not distinct from person.username
          and known.language_code is not distinct from coalesce(person.language_code, known.language_code))
      order by id
      on conflict (user_id) do update set
        first_name = excluded.first_name, last_name = excluded.last_name, username = excluded.username,
        language_code = coalesce(excluded.language_code, users.language_code),
        last_activity = excluded.last_activity, updated_at = excluded.updated_at
      returning *
    )
    select saved.*, user_id not in (select user_id from known) as is_new from saved
    union all
    select known.*, false from known where user_id not in (select user_id from saved)`);
  return rows.map((row) => ({ ...toUser(row), isNew: row.is_new === true }));
}

const columns = Object.entries(getTableColumns(users));

/** A row as the driver gives it, with our names and types. */
function toUser(row: Record<string, unknown>): typeof users.$inferSelect {
  const read = ([field, column]: (typeof columns)[number]) => {
    const value = row[column.name];
    return [field, value === null ? null : column.mapFromDriverValue(value)];
  };
  return Object.fromEntries(columns.map(read)) as typeof users.$inferSelect;
}
