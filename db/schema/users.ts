import { sql } from "drizzle-orm";
import { check, index, pgTable, smallint, text } from "drizzle-orm/pg-core";
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
    /** When the day's messages that can wait do wait, in minutes after midnight of their own zone; null for never. */
    quietFrom: smallint("quiet_from").default(22 * 60),
    quietUntil: smallint("quiet_until").default(8 * 60),
    startedAt: instant("started_at"),
    blockedAt: instant("blocked_at"),
    /** Set when an administrator approved the first event: later ones are listed at once. */
    verifiedAt: instant("verified_at"),
    /** Kept out by an administrator, and why: nothing of the product answers them but its support. */
    suspendedAt: instant("suspended_at"),
    suspendReason: text("suspend_reason"),
    /** Sessions and init data that began until then open nothing any more. */
    sessionsEndedAt: instant("sessions_ended_at"),
    lastActivityAt: instant("last_activity").notNull(),
    ...lifecycle,
  },
  (user) => [
    check(
      "user_suspended_for_a_reason",
      sql`(${user.suspendedAt} is null) = (${user.suspendReason} is null)`,
    ),
    check("quiet_from_until", sql`(${user.quietFrom} is null) = (${user.quietUntil} is null)`),
    check(
      "quiet_within_the_day",
      sql`${user.quietFrom} between 0 and 1439 and ${user.quietUntil} between 0 and 1439`,
    ),
    index("users_by_username").on(sql`lower(${user.username})`),
  ],
);
