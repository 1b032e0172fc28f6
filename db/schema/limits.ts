import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "../columns";

/** How often something was done in a window of time, for limits of rate. Old windows are forgotten. */
export const rateCounts = pgTable(
  "rate_counts",
  {
    /** What is limited, and for whom: "search:1002". */
    subject: text("subject").notNull(),
    windowStart: instant("window_start").notNull(),
    count: integer("count").notNull(),
  },
  (entry) => [
    primaryKey({ columns: [entry.subject, entry.windowStart] }),
    index("rate_counts_by_age").on(entry.windowStart),
  ],
);
