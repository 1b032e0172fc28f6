import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { id, instant, lifecycle, telegramId } from "../columns";
import { events } from "./events";
import { users } from "./users";

export const draftStatus = pgEnum("draft_status", ["open", "finished", "deleted"]);
export const draftKind = pgEnum("draft_kind", [
  "create",
  "edit",
  "cancel",
  "update",
  "review",
  "support",
  "reply",
  "contact",
  "suspend",
]);

/**
 * A conversation as data: what was answered and what is asked. `create` makes a new event; the other
 * kinds gather what one verb needs (a changed field, a note, a message). `asking` marks the one draft
 * of a person that the next text in the chat answers; `lastUpdateId` makes a repeated update answer
 * nothing twice.
 */
export const drafts = pgTable(
  "drafts",
  {
    id: id("draft_id").primaryKey(),
    userId: telegramId("user_id")
      .notNull()
      .references(() => users.id),
    kind: draftKind("kind").notNull(),
    /** The event that it is about; null for a new one and for support. */
    eventId: id("event_id").references(() => events.id),
    status: draftStatus("status").notNull().default("open"),
    answers: jsonb("answers").notNull().default({}),
    question: text("question"),
    asking: boolean("asking").notNull().default(false),
    /** The chat message that carries the open question's buttons. */
    messageId: integer("message_id"),
    lastUpdateId: bigint("last_update_id", { mode: "number" }),
    /** An answer that is too long for one message, as far as it has come, and when its latest part was sent. */
    cutText: text("cut_text"),
    cutAt: instant("cut_at"),
    version: integer("version").notNull().default(1),
    ...lifecycle,
  },
  (draft) => [
    uniqueIndex("one_question_at_a_time").on(draft.userId).where(sql`${draft.asking}`),
    index("drafts_by_user").on(draft.userId, draft.updatedAt).where(sql`${draft.status} = 'open'`),
    index("drafts_by_age").on(draft.updatedAt).where(sql`not ${draft.asking}`),
  ],
);
