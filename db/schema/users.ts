import { sql } from "drizzle-orm";
import { index, pgTable, text } from "drizzle-orm/pg-core";
import { instant, lifecycle, telegramId } from "../columns";

/**
 * Everybody who ever tapped or wrote. A person can be written to from `startedAt` on, unless
 * `blockedAt` is set: Telegram lets no bot begin a conversation.
 */
export const users = pgTable(
  "users",
  {
    id: telegramId("user_id").primaryKey(),
    firstName: text("first_name").notNull(),
    lastName: text("last_name"),
    username: text("username"),
    languageCode: text("language_code"),
    /** The language that they chose; null for Telegram's own. */
    locale: text("locale"),
    /** IANA name; null until the person told us. */
    timeZone: text("timezone"),
    /** Kinds of news that they do not want (see `newsKinds`). */
    muted: text("muted").array().notNull().default([]),
    startedAt: instant("started_at"),
    blockedAt: instant("blocked_at"),
    /** Set when an administrator approved the first event: later ones are listed at once. */
    verifiedAt: instant("verified_at"),
    lastActivityAt: instant("last_activity").notNull(),
    ...lifecycle,
  },
  (user) => [index("users_by_username").on(sql`lower(${user.username})`)],
);
