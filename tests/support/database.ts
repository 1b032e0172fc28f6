import { connect } from "@/db/client";
import { createDatabase } from "./clone";

/** A fresh clone of the migrated template for every process; the files that it runs share it, and it goes with them. */
export const databaseUrl = await createDatabase(`worker_${process.pid}`, "template");
/** A pool wide enough for races to be races. */
export const db = connect(databaseUrl, { max: 10 });

/**
 * For tests that look at all rows there are, such as "everything due is sent". Few rows are deleted without a look at
 * what refers to them, which takes a twentieth of the time that truncating every table does.
 */
export const emptyDatabase = () =>
  db.$client.unsafe(`
    do $$ declare relation regclass; begin
      set local session_replication_role = replica;
      for relation in select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
        execute format(case when pg_relation_size(relation) > 1000000 then 'truncate %s cascade' else 'delete from %s' end, relation);
      end loop;
    end $$`);
