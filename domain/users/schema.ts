import { z } from "zod";
import { cleanLine } from "../text";
import { isZone } from "../time";

/** What Telegram tells of a person with each update and in init data (Bot API, `User`). */
export const TelegramUser = z.object({
  id: z.int().positive(),
  first_name: z.string().transform((name) => cleanLine(name) || "…"),
  last_name: z.string().transform(cleanLine).optional(),
  username: z.string().optional(),
  language_code: z.string().max(35).optional(),
});
export type TelegramUser = z.output<typeof TelegramUser>;

export type User = {
  id: number;
  firstName: string;
  lastName: string | null;
  username: string | null;
  languageCode: string | null;
  timeZone: string | null;
  startedAt: Date | null;
  blockedAt: Date | null;
  verifiedAt: Date | null;
  createdAt: Date;
};

/** What a person may change about themselves. */
export const UserChanges = z
  .object({ timeZone: z.string().max(64).refine(isZone, "must be an IANA time zone such as Europe/Berlin") })
  .strict();
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
});
