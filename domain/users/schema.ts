import { z } from "zod";
import { newsKinds } from "../letters";
import { cleanLine } from "../text";
import { isZone } from "../time";

/** One line that PostgreSQL takes, also inside JSON: no control characters, no half of a surrogate pair. */
const line = z.string().transform((text) => cleanLine(text.replace(/\p{Cs}/gu, "\ufffd")));

/** What Telegram tells of a person with each update and in init data (Bot API, `User`). */
export const TelegramUser = z.object({
  id: z.int().positive(),
  first_name: line.transform((name) => name || "…"),
  last_name: line.optional(),
  username: line.optional(),
  language_code: line.pipe(z.string().max(35)).optional(),
});
export type TelegramUser = z.output<typeof TelegramUser>;

export type User = {
  id: number;
  firstName: string;
  lastName: string | null;
  username: string | null;
  languageCode: string | null;
  /** The language that they chose; null for Telegram's own. */
  locale: string | null;
  timeZone: string | null;
  /** Kinds of news that they do not want. */
  muted: string[];
  /** When what can wait does wait, in minutes after midnight of their own zone (or the event's); null for never. */
  quietFrom: number | null;
  quietUntil: number | null;
  startedAt: Date | null;
  blockedAt: Date | null;
  verifiedAt: Date | null;
  suspendedAt: Date | null;
  suspendReason: string | null;
  sessionsEndedAt: Date | null;
  createdAt: Date;
};

/** The languages that a person can choose. */
const Locale = z.enum(["en", "es"]);

/** Minutes after midnight. */
const minuteOfDay = z
  .int()
  .min(0)
  .max(24 * 60 - 1);

/** What a person may change about themselves; a null locale follows Telegram's language. */
export const UserChanges = z
  .object({
    locale: Locale.nullable(),
    timeZone: z.string().max(64).refine(isZone, "must be an IANA time zone such as Europe/Berlin"),
    muted: z
      .array(z.enum(newsKinds))
      .max(newsKinds.length)
      .overwrite((kinds) => [...new Set(kinds)]),
    /** Both, or both null for messages at any hour. */
    quietFrom: minuteOfDay.nullable(),
    quietUntil: minuteOfDay.nullable(),
  })
  .partial()
  .strict()
  .refine(
    ({ quietFrom, quietUntil }) =>
      (quietFrom === undefined) === (quietUntil === undefined) &&
      (quietFrom === null) === (quietUntil === null),
    { path: ["quietUntil"], message: "must be given together with quietFrom, or both be null" },
  );
export type UserChanges = z.output<typeof UserChanges>;

/** A person as they see themselves. */
export const UserView = z.object({
  id: z.int(),
  firstName: z.string(),
  lastName: z.string().nullable(),
  username: z.string().nullable(),
});

/** What a person chose, or Telegram told us of their language. */
export const PreferencesView = z.object({
  timeZone: z.string().nullable(),
  languageCode: z.string().nullable(),
  locale: z.string().nullable(),
  muted: z.array(z.string()),
  quietFrom: z.int().nullable(),
  quietUntil: z.int().nullable(),
});

/** A person with their preferences. */
export const ProfileView = UserView.extend({ preferences: PreferencesView });
