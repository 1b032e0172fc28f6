import { sql } from "drizzle-orm";

/** For what is written about everybody of a large event, up to the end of its transaction: a hundred thousand rows take seconds where the disk is slow. */
export const withPatience = sql`set local statement_timeout = '60s'`;
