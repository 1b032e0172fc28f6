import { pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "../columns";

/** When each of the background's jobs last went well, so that silence is noticed. */
export const heartbeats = pgTable("heartbeats", {
  job: text("job").primaryKey(),
  succeededAt: instant("succeeded_at").notNull(),
});
